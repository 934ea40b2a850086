package TwigWiki::Plugins::ImportPlugin;

use strict;
use warnings;

our $VERSION           = '1.3';
our $SHORTDESCRIPTION  = 'Import pages from other wikis';
our $NO_PREFS_IN_TOPIC = 1;

my $dbh;

sub initPlugin {
    my ( $topic, $web, $user ) = @_;
    TwigWiki::Func::registerTagHandler( 'IMPORTID', \&_IMPORTID );
    TwigWiki::Func::registerRESTHandler( 'import', \&_rest );
    return 1;
}

sub _IMPORTID {
    my ( $session, $params, $topic, $web ) = @_;
    my ($meta) = TwigWiki::Func::readTopic( $web, $topic );
    my $f = $meta->get( 'FIELD', 'ImportId' ) or return '';
    return $f->{value};
}

sub save_page {
    my ( $web, $page ) = @_;
    my $name = topic_name( $page->{title} );
    my $meta = TwigWiki::Meta->new( $TwigWiki::Plugins::SESSION, $web, $name );
    $meta->putKeyed( 'FIELD', { name => 'ImportId',     value => $page->{import_id} } );
    $meta->putKeyed( 'FIELD', { name => 'ImportSource', value => $page->{import_source} } );
    TwigWiki::Func::saveTopic( $web, $name, $meta, markup( $page->{text} ) );
    $dbh->do(
        'REPLACE INTO twig_imported (import_source, import_id, web, topic) VALUES (?, ?, ?, ?)',
        undef, @{$page}{qw(import_source import_id)}, $web, $name,
    );
    return $name;
}

sub topic_name {
    my $title = shift;
    $title =~ s/[^A-Za-z0-9]+(.)?/defined $1 ? uc $1 : ''/ge;
    return ucfirst $title;
}

sub markup {
    my $t = shift;
    $t =~ s/^(=+)\s*(.*?)\s*=+\s*$/'---' . ('+' x length $1) . " $2"/gme;
    $t =~ s/'''(.*?)'''/*$1*/g;
    $t =~ s/''(.*?)''/_$1_/g;
    return $t;
}

1;
