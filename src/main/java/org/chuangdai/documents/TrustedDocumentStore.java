package org.chuangdai.documents;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** The table of registered documents. */
@ApplicationScoped
class TrustedDocumentStore {
    private final Database database;

    TrustedDocumentStore(Database database) {
        this.database = database;
    }

    /** Null when there is none under this hash. */
    Uni<String> text(String hash) {
        return database.first(Sql.of("select text from trusted_document where hash = ?", hash), cells -> cells.text());
    }

    /** Records a document; false when it is there already. */
    Uni<Boolean> add(String hash, List<String> operationNames, String text, String registeredBy, String note) {
        return database.list(Sql.of("""
                insert into trusted_document (hash, operation_names, text, registered_by, note) values (?, ?, ?, ?, ?)
                on conflict do nothing returning hash""", hash, operationNames.toArray(String[]::new), text, registeredBy, note), cells -> cells.text()).map(rows -> !rows.isEmpty());
    }
}
