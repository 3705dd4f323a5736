package org.chuangdai.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes the two columns of a field for many rows with one statement. */
final class SealedRows {
    private SealedRows() {
    }

    static void write(Connection connection, SealedField field, List<Long> ids, List<byte[]> ciphers, List<byte[]> hashes) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        String sql = "update %s t set %s = v.cipher, %s = v.hash from unnest(?::bigint[], ?::bytea[], ?::bytea[]) v (id, cipher, hash) where t.id = v.id"
                .formatted(field.table(), field.cipherColumn(), field.hashColumn());
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            update.setArray(2, connection.createArrayOf("bytea", ciphers.toArray(byte[][]::new)));
            update.setArray(3, connection.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
            update.executeUpdate();
        }
    }
}
