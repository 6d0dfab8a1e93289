#!/usr/bin/perl
# Reads a vCard file with Text::vCard and prints the cards as JSON.
use strict;
use warnings;
use JSON::PP;
use Text::vCard::Addressbook;

sub plain {    # it leaves line feeds of plain texts escaped
    my ($value) = @_;
    $value =~ s/\\n/\n/g;
    return $value;
}

my @cards;
my $book = Text::vCard::Addressbook->new( { source_file => $ARGV[0] } );
foreach my $card ( $book->vcards() ) {
    my %read = ( adr => [] );
    foreach my $name (qw(UID FN TITLE NICKNAME EMAIL TEL URL IMPP NOTE REV X-CONSENT-CONTACT X-CONSENT-MARKETING)) {
        $read{ lc $name } = [ map { plain( $_->value() ) } @{ $card->get($name) || [] } ];
    }
    foreach my $node ( @{ $card->get('N') || [] } ) {
        push @{ $read{n} }, [ map { plain( $node->$_() // '' ) } qw(family given middle prefixes suffixes) ];
    }
    $read{org} = [ map { plain( $_->name() ) } @{ $card->get('ORG') || [] } ];
    $read{categories} = [ map { split /,/, $_->value() } @{ $card->get('CATEGORIES') || [] } ];
    foreach my $node ( @{ $card->get('ADR') || [] } ) {
        push @{ $read{adr} },
            [ map { plain( $node->$_() // '' ) } qw(po_box extended street city region post_code country) ];
    }
    $read{'tel types'} = [ map { [ sort map { uc } $_->types() ] } @{ $card->get('TEL') || [] } ];
    push @cards, \%read;
}
print JSON::PP->new->utf8->encode( \@cards );
