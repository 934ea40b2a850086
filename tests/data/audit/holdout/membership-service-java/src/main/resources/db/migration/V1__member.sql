create table member (
    id         uuid primary key,
    first_name text not null,
    last_name  text not null,
    birth_date date,
    status     text
);
