package org.chuangdai.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jboss.logging.Logger;

/**
 * Seals what is recorded in plain, batch by batch, each in a transaction of its own: one that is stopped goes on where it was. Receipts of
 * commands get a keyed hash in place of the plain one. A database without anything in plain needs no key for it.
 */
public class V025__Seal_what_is_recorded extends BaseJavaMigration {
    private static final Logger LOG = Logger.getLogger(V025__Seal_what_is_recorded.class);
    private static final int BATCH_ROWS = 2_000;
    private final Supplier<Vault> vaults;

    /** With the vault of the settings. */
    public V025__Seal_what_is_recorded() {
        this(VaultSettings::vault);
    }

    V025__Seal_what_is_recorded(Supplier<Vault> vaults) {
        this.vaults = vaults;
    }

    @Override
    public void migrate(Context context) throws Exception {
        // Flyway's own transaction would hold every row until the end.
        try (Connection connection = context.getConfiguration().getDataSource().getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                Vault vault = hasNothingInPlain(connection) ? null : vaults.get();
                if (vault != null) {
                    seal(connection, vault, SealedField.IDENTITY_NUMBER, "identity_number");
                    seal(connection, vault, SealedField.PHONE, "phone");
                    seal(connection, vault, SealedField.CONTACT_PHONE, "phone");
                    receipts(connection, vault);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(before);
            }
        }
    }

    private static boolean hasNothingInPlain(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select not exists (select from entrepreneur) and not exists (select from base_contact) and not exists (select from command_receipt)"
                + " or not exists (select from pg_attribute where attrelid = 'entrepreneur'::regclass and attname = 'identity_number')");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private static void seal(Connection connection, Vault vault, SealedField field, String plain) throws SQLException {
        String select = "select id, %2$s from %1$s where id > ? and %2$s is not null and %3$s is null order by id limit %4$d for no key update"
                .formatted(field.table(), plain, field.cipherColumn(), BATCH_ROWS);
        long done = 0;
        long after = Long.MIN_VALUE;
        for (List<Long> ids = List.of(after); !ids.isEmpty(); done += ids.size()) {
            ids = new ArrayList<>();
            List<byte[]> ciphers = new ArrayList<>();
            List<byte[]> hashes = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(select)) {
                query.setLong(1, after);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        after = rows.getLong(1);
                        ids.add(after);
                        ciphers.add(vault.seal(field, rows.getString(2)));
                        hashes.add(vault.hash(field, rows.getString(2)));
                    }
                }
            }
            SealedRows.write(connection, field, ids, ciphers, hashes);
            connection.commit();
        }
        if (done > 0) {
            LOG.infof("%s: %d values sealed", field, done);
        }
    }

    private static void receipts(Connection connection, Vault vault) throws SQLException {
        String select = "select caller, operation, idempotency_key, input_hash from command_receipt where (caller, operation, idempotency_key) > (?, ?, ?)"
                + " order by caller, operation, idempotency_key limit " + BATCH_ROWS + " for no key update";
        String[] after = {"", "", ""};
        for (int found = 1; found > 0;) {
            found = 0;
            try (PreparedStatement query = connection.prepareStatement(select);
                    PreparedStatement update = connection.prepareStatement("update command_receipt set input_hash = ? where caller = ? and operation = ? and idempotency_key = ?")) {
                set(query, 1, after);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        after = new String[] {rows.getString(1), rows.getString(2), rows.getString(3)};
                        found++;
                        if (rows.getString(4).indexOf(':') < 0) {
                            update.setString(1, vault.receipt(rows.getString(4)));
                            set(update, 2, after);
                            update.addBatch();
                        }
                    }
                }
                update.executeBatch();
            }
            connection.commit();
        }
    }

    private static void set(PreparedStatement statement, int first, String[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(first + i, values[i]);
        }
    }
}
