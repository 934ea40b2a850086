import React from 'react';
import { ApolloClient, ApolloProvider, InMemoryCache } from '@apollo/client';
import { PatientsPage } from './patients/PatientsPage';

const client = new ApolloClient({ uri: process.env.REACT_APP_GRAPHQL, cache: new InMemoryCache() });

export default function App() {
  return (
    <ApolloProvider client={client}>
      <PatientsPage />
    </ApolloProvider>
  );
}
