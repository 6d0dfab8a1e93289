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
    my %read;
    foreach my $name (qw(UID FN TITLE NICKNAME EMAIL TEL URL NOTE)) {
        $read{ lc $name } = [ map { plain( $_->value() ) } @{ $card->get($name) || [] } ];
    }
    $read{consent} = [ map { plain( $_->value() ) } @{ $card->get('X-CONSENT-CONTACT') || [] } ];
    foreach my $node ( @{ $card->get('N') || [] } ) {
        push @{ $read{n} }, [ map { plain( $node->$_() // '' ) } qw(family given middle prefixes suffixes) ];
    }
    push @cards, \%read;
}
print JSON::PP->new->utf8->encode( \@cards );
