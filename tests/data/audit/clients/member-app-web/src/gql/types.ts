/* eslint-disable */
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: string;
  String: string;
  Boolean: boolean;
  Int: number;
  Float: number;
  DateTime: any;
};

export type Query = {
  __typename?: 'Query';
  patients?: Maybe<Array<Maybe<Patient>>>;
  patient?: Maybe<Patient>;
  article?: Maybe<Article>;
};

export type Mutation = {
  __typename?: 'Mutation';
  updatePatient?: Maybe<Patient>;
};

export type Article = {
  __typename?: 'Article';
  id: Scalars['ID'];
  title: Scalars['String'];
  body?: Maybe<Scalars['String']>;
  import_source?: Maybe<Scalars['String']>;
  publishedAt?: Maybe<Scalars['DateTime']>;
};

export type Patient = {
  __typename?: 'Patient';
  id?: Maybe<Scalars['String']>;
  first_name: Scalars['String'];
  last_name: Scalars['String'];
  chosen_first_name?: Maybe<Scalars['String']>;
  dob?: Maybe<Scalars['String']>;
  email?: Maybe<Scalars['String']>;
  /** Deprecated. Use integration_record_id. */
  external_link_id?: Maybe<Scalars['String']>;
  /** Deprecated. Use integration_record_id. */
  import_id?: Maybe<Scalars['String']>;
  /** Deprecated. */
  import_source?: Maybe<Scalars['String']>;
  integration_error_message?: Maybe<Scalars['String']>;
  integration_record_id?: Maybe<Scalars['String']>;
  integration_web_link?: Maybe<Scalars['String']>;
  lead_source?: Maybe<LeadSource>;
  membership_status?: Maybe<Membership_Status>;
  practitioner?: Maybe<Practitioner>;
  provider_web_link?: Maybe<Scalars['String']>;
  created_at?: Maybe<Scalars['DateTime']>;
  updated_at?: Maybe<Scalars['DateTime']>;
};

export type Patient_Input = {
  first_name?: InputMaybe<Scalars['String']>;
  last_name?: InputMaybe<Scalars['String']>;
  external_link_id?: InputMaybe<Scalars['String']>;
  import_id?: InputMaybe<Scalars['String']>;
  import_source?: InputMaybe<Scalars['String']>;
  integration_record_id?: InputMaybe<Scalars['String']>;
};

export enum Membership_Status {
  Active = 'active',
  Inactive = 'inactive',
  None = 'none',
  Pending = 'pending',
}

export enum PatientSelectColumn {
  CreatedAt = 'created_at',
  Dob = 'dob',
  Email = 'email',
  ExternalLinkId = 'external_link_id',
  FirstName = 'first_name',
  Id = 'id',
  ImportId = 'import_id',
  ImportSource = 'import_source',
  LastName = 'last_name',
}

export type LeadSource = {
  __typename?: 'LeadSource';
  id?: Maybe<Scalars['String']>;
  name?: Maybe<Scalars['String']>;
};

export type Practitioner = {
  __typename?: 'Practitioner';
  id?: Maybe<Scalars['String']>;
  name?: Maybe<Scalars['String']>;
  external_link_id?: Maybe<Scalars['String']>;
};

export type PatientCardQueryVariables = Exact<{ id: Scalars['ID'] }>;

export type PatientCardQuery = {
  __typename?: 'Query';
  patient?: { __typename?: 'Patient', id?: string | null, first_name: string, last_name: string, external_link_id?: string | null, import_id?: string | null } | null;
};
