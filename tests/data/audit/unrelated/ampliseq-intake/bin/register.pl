#!/usr/bin/env perl
use strict;
use warnings;
use Getopt::Long;
use JSON::PP;
use Digest::MD5;

my ($sample, $import_id);
GetOptions('sample=s' => \$sample, 'import-id=s' => \$import_id) or die "usage\n";
die "bad import id $import_id\n" unless $import_id =~ /^RUN\d{4}$/;

my @files;
for my $f (@ARGV) {
    open my $fh, '<', $f or die "$f: $!";
    binmode $fh;
    push @files, { name => $f, md5 => Digest::MD5->new->addfile($fh)->hexdigest };
}

print encode_json({
    sample        => $sample,
    import_id     => $import_id,
    import_source => 'core-facility',
    files         => \@files,
});
