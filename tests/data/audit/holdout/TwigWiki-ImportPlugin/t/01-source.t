use strict;
use warnings;
use Test::More tests => 3;
use File::Temp qw(tempfile);

use_ok('TwigWiki::Import::Source');

my ( $fh, $file ) = tempfile();
print $fh '<mediawiki><page><title>A</title><ns>0</ns><id>7</id><revision><text>x</text></revision></page></mediawiki>';
close $fh;

my @got;
my $src = TwigWiki::Import::Source->new( file => $file );
$src->each_page( sub { push @got, shift } );
is( $got[0]{import_id},  7 );
is( $src->import_source, 'mediawiki' );
