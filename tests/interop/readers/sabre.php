<?php
// Reads a vCard file with sabre/vobject, as Nextcloud's server does, and prints the cards as JSON.
error_reporting(E_ALL & ~E_DEPRECATED);
require '/usr/share/php/Sabre/VObject/autoload.php';

// Version 2 leaves escaped commas and semicolons of plain texts as they are.
function plain($value) { return str_replace(['\\,', '\\;'], [',', ';'], $value); }

$cards = [];
$splitter = new Sabre\VObject\Splitter\VCard(fopen($argv[1], 'r'));
while ($card = $splitter->getNext()) {
    $read = [];
    foreach (['UID', 'FN', 'TITLE', 'NICKNAME', 'EMAIL', 'TEL', 'URL', 'IMPP', 'NOTE', 'REV',
        'X-CONSENT-CONTACT', 'X-CONSENT-MARKETING'] as $name) {
        $read[strtolower($name)] = [];
        foreach ($card->select($name) as $property) {
            $read[strtolower($name)][] = plain((string) $property);
        }
    }
    foreach (['N', 'ORG', 'ADR', 'CATEGORIES'] as $name) {
        $read[strtolower($name)] = [];
        foreach ($card->select($name) as $property) {
            $parts = array_map('plain', $property->getParts());
            if ($name === 'N' || $name === 'ADR') { $parts = [$parts]; }
            $read[strtolower($name)] = array_merge($read[strtolower($name)], $parts);
        }
    }
    $read['tel types'] = [];
    foreach ($card->select('TEL') as $number) {
        $types = explode(',', (string) $number['TYPE']);
        sort($types);
        $read['tel types'][] = $types;
    }
    $cards[] = $read;
}
echo json_encode($cards, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
