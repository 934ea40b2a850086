package Roster::Charts;
use strict;
use warnings;
use DBI;

sub new {
    my ($class, $dsn) = @_;
    return bless { dbh => DBI->connect($dsn, '', '', { RaiseError => 1 }) }, $class;
}

sub find {
    my ($self, $last, $dob) = @_;
    return $self->{dbh}->selectrow_hashref(
        'SELECT number, last_name, dob FROM charts WHERE lower(last_name) = lower(?) AND dob = ?',
        undef, $last, $dob,
    );
}

1;
