import React from 'react';
import { Text, View } from 'react-native';
import { useMe } from '../hooks/useMe';

export function Home() {
  const me = useMe();
  if (!me) return null;
  return (
    <View style={{ padding: 24 }}>
      <Text>Hello {me.email}</Text>
      <Text>Membership: {me.hint_patient?.membership_status ?? 'none'}</Text>
    </View>
  );
}
