create table Imports (
    Id           int identity primary key,
    FileName     nvarchar(260) not null,
    ImportSource nvarchar(40) not null,
    CreatedAt    datetime2 not null default sysutcdatetime()
);

create table RosterRows (
    ImportId   int not null references Imports (Id),
    EmployeeNo nvarchar(20) not null,
    FirstName  nvarchar(80),
    LastName   nvarchar(80),
    Email      nvarchar(200),
    MemberId   nvarchar(32),
    primary key (ImportId, EmployeeNo)
);
