export type Maybe<T> = T | null;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: string;
  String: string;
  Boolean: boolean;
  Int: number;
  Float: number;
  date: any;
  timestamptz: any;
  uuid: any;
};

/** Boolean expression to compare columns of type "String". */
export type String_Comparison_Exp = {
  _eq?: Maybe<Scalars['String']>;
  _gt?: Maybe<Scalars['String']>;
  _gte?: Maybe<Scalars['String']>;
  _lt?: Maybe<Scalars['String']>;
  _lte?: Maybe<Scalars['String']>;
  _neq?: Maybe<Scalars['String']>;
  _in?: Maybe<Array<Scalars['String']>>;
  _is_null?: Maybe<Scalars['Boolean']>;
};

/** Boolean expression to compare columns of type "uuid". */
export type Uuid_Comparison_Exp = {
  _eq?: Maybe<Scalars['uuid']>;
  _gt?: Maybe<Scalars['uuid']>;
  _gte?: Maybe<Scalars['uuid']>;
  _lt?: Maybe<Scalars['uuid']>;
  _lte?: Maybe<Scalars['uuid']>;
  _neq?: Maybe<Scalars['uuid']>;
  _in?: Maybe<Array<Scalars['uuid']>>;
  _is_null?: Maybe<Scalars['Boolean']>;
};

/** Boolean expression to compare columns of type "Int". */
export type Int_Comparison_Exp = {
  _eq?: Maybe<Scalars['Int']>;
  _gt?: Maybe<Scalars['Int']>;
  _gte?: Maybe<Scalars['Int']>;
  _lt?: Maybe<Scalars['Int']>;
  _lte?: Maybe<Scalars['Int']>;
  _neq?: Maybe<Scalars['Int']>;
  _in?: Maybe<Array<Scalars['Int']>>;
  _is_null?: Maybe<Scalars['Boolean']>;
};

/** Boolean expression to compare columns of type "timestamptz". */
export type Timestamptz_Comparison_Exp = {
  _eq?: Maybe<Scalars['timestamptz']>;
  _gt?: Maybe<Scalars['timestamptz']>;
  _gte?: Maybe<Scalars['timestamptz']>;
  _lt?: Maybe<Scalars['timestamptz']>;
  _lte?: Maybe<Scalars['timestamptz']>;
  _neq?: Maybe<Scalars['timestamptz']>;
  _in?: Maybe<Array<Scalars['timestamptz']>>;
  _is_null?: Maybe<Scalars['Boolean']>;
};

/** Boolean expression to compare columns of type "date". */
export type Date_Comparison_Exp = {
  _eq?: Maybe<Scalars['date']>;
  _gt?: Maybe<Scalars['date']>;
  _gte?: Maybe<Scalars['date']>;
  _lt?: Maybe<Scalars['date']>;
  _lte?: Maybe<Scalars['date']>;
  _neq?: Maybe<Scalars['date']>;
  _in?: Maybe<Array<Scalars['date']>>;
  _is_null?: Maybe<Scalars['Boolean']>;
};

/** column ordering options */
export enum Order_By {
  Asc = 'asc',
  Desc = 'desc'
}

/** columns and relationships of "hint_patients" */
export type Hint_Patients = {
  __typename?: 'hint_patients';
  id: Scalars['uuid'];
  hint_id?: Maybe<Scalars['String']>;
  first_name?: Maybe<Scalars['String']>;
  last_name?: Maybe<Scalars['String']>;
  email?: Maybe<Scalars['String']>;
  dob?: Maybe<Scalars['date']>;
  membership_status?: Maybe<Scalars['String']>;
  external_link_id?: Maybe<Scalars['String']>;
  import_id?: Maybe<Scalars['String']>;
  import_source?: Maybe<Scalars['String']>;
  updated_at?: Maybe<Scalars['timestamptz']>;
};

/** Boolean expression to filter rows from the table "hint_patients". All fields are combined with a logical 'AND'. */
export type Hint_Patients_Bool_Exp = {
  _and?: Maybe<Array<Hint_Patients_Bool_Exp>>;
  _not?: Maybe<Hint_Patients_Bool_Exp>;
  _or?: Maybe<Array<Hint_Patients_Bool_Exp>>;
  dob?: Maybe<Date_Comparison_Exp>;
  email?: Maybe<String_Comparison_Exp>;
  external_link_id?: Maybe<String_Comparison_Exp>;
  first_name?: Maybe<String_Comparison_Exp>;
  hint_id?: Maybe<String_Comparison_Exp>;
  id?: Maybe<Uuid_Comparison_Exp>;
  import_id?: Maybe<String_Comparison_Exp>;
  import_source?: Maybe<String_Comparison_Exp>;
  last_name?: Maybe<String_Comparison_Exp>;
  membership_status?: Maybe<String_Comparison_Exp>;
  updated_at?: Maybe<Timestamptz_Comparison_Exp>;
};

/** unique or primary key constraints on table "hint_patients" */
export enum Hint_Patients_Constraint {
  /** unique or primary key constraint */
  HintPatientsPkey = 'hint_patients_pkey',
  /** unique or primary key constraint */
  HintPatientsImportIdKey = 'hint_patients_import_id_key'
}

/** input type for inserting data into table "hint_patients" */
export type Hint_Patients_Insert_Input = {
  dob?: Maybe<Scalars['date']>;
  email?: Maybe<Scalars['String']>;
  external_link_id?: Maybe<Scalars['String']>;
  first_name?: Maybe<Scalars['String']>;
  hint_id?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  import_id?: Maybe<Scalars['String']>;
  import_source?: Maybe<Scalars['String']>;
  last_name?: Maybe<Scalars['String']>;
  membership_status?: Maybe<Scalars['String']>;
  updated_at?: Maybe<Scalars['timestamptz']>;
};

/** aggregate max on columns */
export type Hint_Patients_Max_Fields = {
  __typename?: 'hint_patients_max_fields';
  dob?: Maybe<Scalars['date']>;
  email?: Maybe<Scalars['String']>;
  external_link_id?: Maybe<Scalars['String']>;
  first_name?: Maybe<Scalars['String']>;
  hint_id?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  import_id?: Maybe<Scalars['String']>;
  import_source?: Maybe<Scalars['String']>;
  last_name?: Maybe<Scalars['String']>;
  membership_status?: Maybe<Scalars['String']>;
  updated_at?: Maybe<Scalars['timestamptz']>;
};

/** aggregate min on columns */
export type Hint_Patients_Min_Fields = {
  __typename?: 'hint_patients_min_fields';
  dob?: Maybe<Scalars['date']>;
  email?: Maybe<Scalars['String']>;
  external_link_id?: Maybe<Scalars['String']>;
  first_name?: Maybe<Scalars['String']>;
  hint_id?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  import_id?: Maybe<Scalars['String']>;
  import_source?: Maybe<Scalars['String']>;
  last_name?: Maybe<Scalars['String']>;
  membership_status?: Maybe<Scalars['String']>;
  updated_at?: Maybe<Scalars['timestamptz']>;
};

/** input type for updating data in table "hint_patients" */
export type Hint_Patients_Set_Input = {
  dob?: Maybe<Scalars['date']>;
  email?: Maybe<Scalars['String']>;
  external_link_id?: Maybe<Scalars['String']>;
  first_name?: Maybe<Scalars['String']>;
  hint_id?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  import_id?: Maybe<Scalars['String']>;
  import_source?: Maybe<Scalars['String']>;
  last_name?: Maybe<Scalars['String']>;
  membership_status?: Maybe<Scalars['String']>;
  updated_at?: Maybe<Scalars['timestamptz']>;
};

/** Ordering options when selecting data from "hint_patients". */
export type Hint_Patients_Order_By = {
  dob?: Maybe<Order_By>;
  email?: Maybe<Order_By>;
  external_link_id?: Maybe<Order_By>;
  first_name?: Maybe<Order_By>;
  hint_id?: Maybe<Order_By>;
  id?: Maybe<Order_By>;
  import_id?: Maybe<Order_By>;
  import_source?: Maybe<Order_By>;
  last_name?: Maybe<Order_By>;
  membership_status?: Maybe<Order_By>;
  updated_at?: Maybe<Order_By>;
};

/** select columns of table "hint_patients" */
export enum Hint_Patients_Select_Column {
  /** column name */
  Dob = 'dob',
  /** column name */
  Email = 'email',
  /** column name */
  ExternalLinkId = 'external_link_id',
  /** column name */
  FirstName = 'first_name',
  /** column name */
  HintId = 'hint_id',
  /** column name */
  Id = 'id',
  /** column name */
  ImportId = 'import_id',
  /** column name */
  ImportSource = 'import_source',
  /** column name */
  LastName = 'last_name',
  /** column name */
  MembershipStatus = 'membership_status',
  /** column name */
  UpdatedAt = 'updated_at'
}

/** update columns of table "hint_patients" */
export enum Hint_Patients_Update_Column {
  /** column name */
  Dob = 'dob',
  /** column name */
  Email = 'email',
  /** column name */
  ExternalLinkId = 'external_link_id',
  /** column name */
  FirstName = 'first_name',
  /** column name */
  HintId = 'hint_id',
  /** column name */
  Id = 'id',
  /** column name */
  ImportId = 'import_id',
  /** column name */
  ImportSource = 'import_source',
  /** column name */
  LastName = 'last_name',
  /** column name */
  MembershipStatus = 'membership_status',
  /** column name */
  UpdatedAt = 'updated_at'
}

/** columns and relationships of "hint_practitioners" */
export type Hint_Practitioners = {
  __typename?: 'hint_practitioners';
  id: Scalars['uuid'];
  hint_id?: Maybe<Scalars['String']>;
  name?: Maybe<Scalars['String']>;
  external_link_id?: Maybe<Scalars['String']>;
};

/** Boolean expression to filter rows from the table "hint_practitioners". All fields are combined with a logical 'AND'. */
export type Hint_Practitioners_Bool_Exp = {
  _and?: Maybe<Array<Hint_Practitioners_Bool_Exp>>;
  _not?: Maybe<Hint_Practitioners_Bool_Exp>;
  _or?: Maybe<Array<Hint_Practitioners_Bool_Exp>>;
  external_link_id?: Maybe<String_Comparison_Exp>;
  hint_id?: Maybe<String_Comparison_Exp>;
  id?: Maybe<Uuid_Comparison_Exp>;
  name?: Maybe<String_Comparison_Exp>;
};

/** unique or primary key constraints on table "hint_practitioners" */
export enum Hint_Practitioners_Constraint {
  /** unique or primary key constraint */
  HintPractitionersPkey = 'hint_practitioners_pkey'
}

/** input type for inserting data into table "hint_practitioners" */
export type Hint_Practitioners_Insert_Input = {
  external_link_id?: Maybe<Scalars['String']>;
  hint_id?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  name?: Maybe<Scalars['String']>;
};

/** aggregate max on columns */
export type Hint_Practitioners_Max_Fields = {
  __typename?: 'hint_practitioners_max_fields';
  external_link_id?: Maybe<Scalars['String']>;
  hint_id?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  name?: Maybe<Scalars['String']>;
};

/** aggregate min on columns */
export type Hint_Practitioners_Min_Fields = {
  __typename?: 'hint_practitioners_min_fields';
  external_link_id?: Maybe<Scalars['String']>;
  hint_id?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  name?: Maybe<Scalars['String']>;
};

/** input type for updating data in table "hint_practitioners" */
export type Hint_Practitioners_Set_Input = {
  external_link_id?: Maybe<Scalars['String']>;
  hint_id?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  name?: Maybe<Scalars['String']>;
};

/** Ordering options when selecting data from "hint_practitioners". */
export type Hint_Practitioners_Order_By = {
  external_link_id?: Maybe<Order_By>;
  hint_id?: Maybe<Order_By>;
  id?: Maybe<Order_By>;
  name?: Maybe<Order_By>;
};

/** select columns of table "hint_practitioners" */
export enum Hint_Practitioners_Select_Column {
  /** column name */
  ExternalLinkId = 'external_link_id',
  /** column name */
  HintId = 'hint_id',
  /** column name */
  Id = 'id',
  /** column name */
  Name = 'name'
}

/** update columns of table "hint_practitioners" */
export enum Hint_Practitioners_Update_Column {
  /** column name */
  ExternalLinkId = 'external_link_id',
  /** column name */
  HintId = 'hint_id',
  /** column name */
  Id = 'id',
  /** column name */
  Name = 'name'
}

/** columns and relationships of "appointments" */
export type Appointments = {
  __typename?: 'appointments';
  id: Scalars['uuid'];
  patient_id?: Maybe<Scalars['uuid']>;
  starts_at?: Maybe<Scalars['timestamptz']>;
  status?: Maybe<Scalars['String']>;
};

/** Boolean expression to filter rows from the table "appointments". All fields are combined with a logical 'AND'. */
export type Appointments_Bool_Exp = {
  _and?: Maybe<Array<Appointments_Bool_Exp>>;
  _not?: Maybe<Appointments_Bool_Exp>;
  _or?: Maybe<Array<Appointments_Bool_Exp>>;
  id?: Maybe<Uuid_Comparison_Exp>;
  patient_id?: Maybe<Uuid_Comparison_Exp>;
  starts_at?: Maybe<Timestamptz_Comparison_Exp>;
  status?: Maybe<String_Comparison_Exp>;
};

/** unique or primary key constraints on table "appointments" */
export enum Appointments_Constraint {
  /** unique or primary key constraint */
  AppointmentsPkey = 'appointments_pkey'
}

/** input type for inserting data into table "appointments" */
export type Appointments_Insert_Input = {
  id?: Maybe<Scalars['uuid']>;
  patient_id?: Maybe<Scalars['uuid']>;
  starts_at?: Maybe<Scalars['timestamptz']>;
  status?: Maybe<Scalars['String']>;
};

/** aggregate max on columns */
export type Appointments_Max_Fields = {
  __typename?: 'appointments_max_fields';
  id?: Maybe<Scalars['uuid']>;
  patient_id?: Maybe<Scalars['uuid']>;
  starts_at?: Maybe<Scalars['timestamptz']>;
  status?: Maybe<Scalars['String']>;
};

/** aggregate min on columns */
export type Appointments_Min_Fields = {
  __typename?: 'appointments_min_fields';
  id?: Maybe<Scalars['uuid']>;
  patient_id?: Maybe<Scalars['uuid']>;
  starts_at?: Maybe<Scalars['timestamptz']>;
  status?: Maybe<Scalars['String']>;
};

/** input type for updating data in table "appointments" */
export type Appointments_Set_Input = {
  id?: Maybe<Scalars['uuid']>;
  patient_id?: Maybe<Scalars['uuid']>;
  starts_at?: Maybe<Scalars['timestamptz']>;
  status?: Maybe<Scalars['String']>;
};

/** Ordering options when selecting data from "appointments". */
export type Appointments_Order_By = {
  id?: Maybe<Order_By>;
  patient_id?: Maybe<Order_By>;
  starts_at?: Maybe<Order_By>;
  status?: Maybe<Order_By>;
};

/** select columns of table "appointments" */
export enum Appointments_Select_Column {
  /** column name */
  Id = 'id',
  /** column name */
  PatientId = 'patient_id',
  /** column name */
  StartsAt = 'starts_at',
  /** column name */
  Status = 'status'
}

/** update columns of table "appointments" */
export enum Appointments_Update_Column {
  /** column name */
  Id = 'id',
  /** column name */
  PatientId = 'patient_id',
  /** column name */
  StartsAt = 'starts_at',
  /** column name */
  Status = 'status'
}

/** columns and relationships of "lab_result_imports" */
export type Lab_Result_Imports = {
  __typename?: 'lab_result_imports';
  id: Scalars['uuid'];
  vendor?: Maybe<Scalars['String']>;
  import_id?: Maybe<Scalars['uuid']>;
  rows?: Maybe<Scalars['Int']>;
  finished_at?: Maybe<Scalars['timestamptz']>;
};

/** Boolean expression to filter rows from the table "lab_result_imports". All fields are combined with a logical 'AND'. */
export type Lab_Result_Imports_Bool_Exp = {
  _and?: Maybe<Array<Lab_Result_Imports_Bool_Exp>>;
  _not?: Maybe<Lab_Result_Imports_Bool_Exp>;
  _or?: Maybe<Array<Lab_Result_Imports_Bool_Exp>>;
  finished_at?: Maybe<Timestamptz_Comparison_Exp>;
  id?: Maybe<Uuid_Comparison_Exp>;
  import_id?: Maybe<Uuid_Comparison_Exp>;
  rows?: Maybe<Int_Comparison_Exp>;
  vendor?: Maybe<String_Comparison_Exp>;
};

/** unique or primary key constraints on table "lab_result_imports" */
export enum Lab_Result_Imports_Constraint {
  /** unique or primary key constraint */
  LabResultImportsPkey = 'lab_result_imports_pkey'
}

/** input type for inserting data into table "lab_result_imports" */
export type Lab_Result_Imports_Insert_Input = {
  finished_at?: Maybe<Scalars['timestamptz']>;
  id?: Maybe<Scalars['uuid']>;
  import_id?: Maybe<Scalars['uuid']>;
  rows?: Maybe<Scalars['Int']>;
  vendor?: Maybe<Scalars['String']>;
};

/** aggregate max on columns */
export type Lab_Result_Imports_Max_Fields = {
  __typename?: 'lab_result_imports_max_fields';
  finished_at?: Maybe<Scalars['timestamptz']>;
  id?: Maybe<Scalars['uuid']>;
  import_id?: Maybe<Scalars['uuid']>;
  rows?: Maybe<Scalars['Int']>;
  vendor?: Maybe<Scalars['String']>;
};

/** aggregate min on columns */
export type Lab_Result_Imports_Min_Fields = {
  __typename?: 'lab_result_imports_min_fields';
  finished_at?: Maybe<Scalars['timestamptz']>;
  id?: Maybe<Scalars['uuid']>;
  import_id?: Maybe<Scalars['uuid']>;
  rows?: Maybe<Scalars['Int']>;
  vendor?: Maybe<Scalars['String']>;
};

/** input type for updating data in table "lab_result_imports" */
export type Lab_Result_Imports_Set_Input = {
  finished_at?: Maybe<Scalars['timestamptz']>;
  id?: Maybe<Scalars['uuid']>;
  import_id?: Maybe<Scalars['uuid']>;
  rows?: Maybe<Scalars['Int']>;
  vendor?: Maybe<Scalars['String']>;
};

/** Ordering options when selecting data from "lab_result_imports". */
export type Lab_Result_Imports_Order_By = {
  finished_at?: Maybe<Order_By>;
  id?: Maybe<Order_By>;
  import_id?: Maybe<Order_By>;
  rows?: Maybe<Order_By>;
  vendor?: Maybe<Order_By>;
};

/** select columns of table "lab_result_imports" */
export enum Lab_Result_Imports_Select_Column {
  /** column name */
  FinishedAt = 'finished_at',
  /** column name */
  Id = 'id',
  /** column name */
  ImportId = 'import_id',
  /** column name */
  Rows = 'rows',
  /** column name */
  Vendor = 'vendor'
}

/** update columns of table "lab_result_imports" */
export enum Lab_Result_Imports_Update_Column {
  /** column name */
  FinishedAt = 'finished_at',
  /** column name */
  Id = 'id',
  /** column name */
  ImportId = 'import_id',
  /** column name */
  Rows = 'rows',
  /** column name */
  Vendor = 'vendor'
}

/** columns and relationships of "messages" */
export type Messages = {
  __typename?: 'messages';
  id: Scalars['uuid'];
  thread_id?: Maybe<Scalars['uuid']>;
  body?: Maybe<Scalars['String']>;
  sent_at?: Maybe<Scalars['timestamptz']>;
};

/** Boolean expression to filter rows from the table "messages". All fields are combined with a logical 'AND'. */
export type Messages_Bool_Exp = {
  _and?: Maybe<Array<Messages_Bool_Exp>>;
  _not?: Maybe<Messages_Bool_Exp>;
  _or?: Maybe<Array<Messages_Bool_Exp>>;
  body?: Maybe<String_Comparison_Exp>;
  id?: Maybe<Uuid_Comparison_Exp>;
  sent_at?: Maybe<Timestamptz_Comparison_Exp>;
  thread_id?: Maybe<Uuid_Comparison_Exp>;
};

/** unique or primary key constraints on table "messages" */
export enum Messages_Constraint {
  /** unique or primary key constraint */
  MessagesPkey = 'messages_pkey'
}

/** input type for inserting data into table "messages" */
export type Messages_Insert_Input = {
  body?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  sent_at?: Maybe<Scalars['timestamptz']>;
  thread_id?: Maybe<Scalars['uuid']>;
};

/** aggregate max on columns */
export type Messages_Max_Fields = {
  __typename?: 'messages_max_fields';
  body?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  sent_at?: Maybe<Scalars['timestamptz']>;
  thread_id?: Maybe<Scalars['uuid']>;
};

/** aggregate min on columns */
export type Messages_Min_Fields = {
  __typename?: 'messages_min_fields';
  body?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  sent_at?: Maybe<Scalars['timestamptz']>;
  thread_id?: Maybe<Scalars['uuid']>;
};

/** input type for updating data in table "messages" */
export type Messages_Set_Input = {
  body?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  sent_at?: Maybe<Scalars['timestamptz']>;
  thread_id?: Maybe<Scalars['uuid']>;
};

/** Ordering options when selecting data from "messages". */
export type Messages_Order_By = {
  body?: Maybe<Order_By>;
  id?: Maybe<Order_By>;
  sent_at?: Maybe<Order_By>;
  thread_id?: Maybe<Order_By>;
};

/** select columns of table "messages" */
export enum Messages_Select_Column {
  /** column name */
  Body = 'body',
  /** column name */
  Id = 'id',
  /** column name */
  SentAt = 'sent_at',
  /** column name */
  ThreadId = 'thread_id'
}

/** update columns of table "messages" */
export enum Messages_Update_Column {
  /** column name */
  Body = 'body',
  /** column name */
  Id = 'id',
  /** column name */
  SentAt = 'sent_at',
  /** column name */
  ThreadId = 'thread_id'
}

/** columns and relationships of "users" */
export type Users = {
  __typename?: 'users';
  id: Scalars['uuid'];
  email?: Maybe<Scalars['String']>;
  role?: Maybe<Scalars['String']>;
};

/** Boolean expression to filter rows from the table "users". All fields are combined with a logical 'AND'. */
export type Users_Bool_Exp = {
  _and?: Maybe<Array<Users_Bool_Exp>>;
  _not?: Maybe<Users_Bool_Exp>;
  _or?: Maybe<Array<Users_Bool_Exp>>;
  email?: Maybe<String_Comparison_Exp>;
  id?: Maybe<Uuid_Comparison_Exp>;
  role?: Maybe<String_Comparison_Exp>;
};

/** unique or primary key constraints on table "users" */
export enum Users_Constraint {
  /** unique or primary key constraint */
  UsersPkey = 'users_pkey'
}

/** input type for inserting data into table "users" */
export type Users_Insert_Input = {
  email?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  role?: Maybe<Scalars['String']>;
};

/** aggregate max on columns */
export type Users_Max_Fields = {
  __typename?: 'users_max_fields';
  email?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  role?: Maybe<Scalars['String']>;
};

/** aggregate min on columns */
export type Users_Min_Fields = {
  __typename?: 'users_min_fields';
  email?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  role?: Maybe<Scalars['String']>;
};

/** input type for updating data in table "users" */
export type Users_Set_Input = {
  email?: Maybe<Scalars['String']>;
  id?: Maybe<Scalars['uuid']>;
  role?: Maybe<Scalars['String']>;
};

/** Ordering options when selecting data from "users". */
export type Users_Order_By = {
  email?: Maybe<Order_By>;
  id?: Maybe<Order_By>;
  role?: Maybe<Order_By>;
};

/** select columns of table "users" */
export enum Users_Select_Column {
  /** column name */
  Email = 'email',
  /** column name */
  Id = 'id',
  /** column name */
  Role = 'role'
}

/** update columns of table "users" */
export enum Users_Update_Column {
  /** column name */
  Email = 'email',
  /** column name */
  Id = 'id',
  /** column name */
  Role = 'role'
}
