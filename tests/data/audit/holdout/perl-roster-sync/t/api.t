use strict;
use warnings;
use Test::More;
use JSON::PP;
use lib 'lib';
use Roster::API;

my @sent;
no warnings 'redefine';
*HTTP::Tiny::request = sub {
    my ($self, $method, $url, $opt) = @_;
    push @sent, [$method, $url, $opt->{content}];
    return { success => 1, status => 200, content => '{"id":"pat-x0Yq1Zr2As3B"}' };
};

my $api = Roster::API->new(host => 'http://x', token => 't', import_source => 'mckinley');
$api->link('pat-x0Yq1Zr2As3B', 1042);
is $sent[0][0], 'PATCH';
is_deeply decode_json($sent[0][2]), { import_id => '1042', import_source => 'mckinley' };

done_testing;
