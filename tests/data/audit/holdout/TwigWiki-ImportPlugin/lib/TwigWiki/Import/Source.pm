package TwigWiki::Import::Source;

use strict;
use warnings;

use XML::Twig;

sub new {
    my ( $class, %args ) = @_;
    my $self = {
        import_source => $args{import_source} || 'mediawiki',
        file          => $args{file},
        limit         => $args{limit} || 0,
    };
    return bless $self, $class;
}

sub import_source { return $_[0]->{import_source} }

# calls the sub for every revision of a dump
sub each_page {
    my ( $self, $sub ) = @_;
    my $n    = 0;
    my $twig = XML::Twig->new(
        twig_handlers => {
            page => sub {
                my ( $t, $page ) = @_;
                my $rev = $page->last_child('revision') or return;
                $sub->(
                    {
                        import_id     => $page->first_child_text('id'),
                        import_source => $self->{import_source},
                        title         => $page->first_child_text('title'),
                        ns            => $page->first_child_text('ns'),
                        text          => $rev->first_child_text('text'),
                        timestamp     => $rev->first_child_text('timestamp'),
                    }
                );
                $t->purge;
                $t->finish_now if $self->{limit} && ++$n >= $self->{limit};
            },
        },
    );
    $twig->parsefile( $self->{file} );
    return $n;
}

1;
