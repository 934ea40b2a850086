package Roster::API;
use strict;
use warnings;
use HTTP::Tiny;
use JSON::PP;

sub new {
    my ($class, %arg) = @_;
    return bless {
        base   => "$arg{host}/api/provider",
        source => $arg{import_source},
        http   => HTTP::Tiny->new(
            timeout         => 30,
            default_headers => { Authorization => "Bearer $arg{token}" },
        ),
    }, $class;
}

sub _call {
    my ($self, $method, $path, $body) = @_;
    my %opt;
    if ($body) {
        $opt{content} = encode_json($body);
        $opt{headers}{'Content-Type'} = 'application/json';
    }
    my $res = $self->{http}->request($method, $self->{base} . $path, \%opt);
    die "$method $path: $res->{status} $res->{content}\n" unless $res->{success};
    return decode_json($res->{content});
}

sub all_patients {
    my $self = shift;
    my ($offset, @all) = (0);
    while (1) {
        my $page = $self->_call(GET => "/patients?limit=100&offset=$offset");
        push @all, @$page;
        last if @$page < 100;
        $offset += 100;
    }
    return \@all;
}

=head2 link($id, $chart_number)

Stores the chart number as import_id, with our import_source.

=cut

sub link {
    my ($self, $id, $number) = @_;
    return $self->_call(PATCH => "/patients/$id", {
        import_id     => "$number",
        import_source => $self->{source},
    });
}

1;
