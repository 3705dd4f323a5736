package org.chuangdai.graphql;

import com.fasterxml.jackson.core.SerializableString;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One object of an answer, in the order of its fields; all objects of a plan share their names. */
final class Row extends AbstractMap<String, Object> {
    private final SerializableString[] names;
    private final Object[] values;

    Row(SerializableString[] names, Object[] values) {
        this.names = names;
        this.values = values;
    }

    SerializableString name(int i) {
        return names[i];
    }

    Object value(int i) {
        return values[i];
    }

    void set(int i, Object value) {
        values[i] = value;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        List<Entry<String, Object>> entries = new AbstractList<>() {
            @Override
            public Entry<String, Object> get(int i) {
                return new SimpleImmutableEntry<>(names[i].getValue(), values[i]);
            }

            @Override
            public int size() {
                return names.length;
            }
        };
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return entries.iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}
