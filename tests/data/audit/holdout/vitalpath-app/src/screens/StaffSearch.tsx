import React, { useState } from 'react';
import { FlatList, StyleSheet, Text, TextInput, View } from 'react-native';
import { useStaffPatientsQuery } from '../generated/graphql';

export function StaffSearch() {
  const [search, setSearch] = useState('');
  const { data, loading } = useStaffPatientsQuery({ variables: { search: `%${search}%` }, skip: search.length < 2 });

  return (
    <View style={styles.root}>
      <TextInput style={styles.input} value={search} onChangeText={setSearch} placeholder="Name or ID" />
      {loading && <Text>…</Text>}
      <FlatList
        data={data?.hint_patients ?? []}
        keyExtractor={(p) => p.id}
        renderItem={({ item }) => (
          <View style={styles.row}>
            <Text style={styles.name}>{item.first_name} {item.last_name}</Text>
            <Text style={styles.sub}>{item.membership_status ?? 'no membership'}</Text>
            {item.import_id && <Text style={styles.sub}>{item.import_source}: {item.import_id}</Text>}
          </View>
        )}
      />
    </View>
  );
}

const styles = StyleSheet.create({
  root: { flex: 1, padding: 16 },
  input: { borderWidth: 1, borderColor: '#ccc', borderRadius: 8, padding: 10 },
  row: { paddingVertical: 10, borderBottomWidth: StyleSheet.hairlineWidth },
  name: { fontWeight: '600' },
  sub: { color: '#666' },
});
