package org.chuangdai.bank;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of banks: names that everybody may know, so no sight applies. */
@ApplicationScoped
class BankStore implements NodeSource {
    /** More banks than any province works with. */
    private static final int BANKS_MAX = 1_000;
    private final Listing<Bank> banks;

    BankStore(Database database) {
        this.banks = new Listing<>(database, Sql.of("k.id, k.code, k.name"), "bank k", "k.id", Bank::new);
    }

    Uni<List<Bank>> all() {
        return banks.list(Sql.of(" where true"), "k.code", BANKS_MAX);
    }

    Uni<Map<Long, Bank>> byId(List<Long> ids) {
        return banks.byId(ids, Sql.of(" where true"));
    }

    @Override
    public String type() {
        return "Bank";
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return banks.first(Sql.of(" where k.id = ?", Long.valueOf(key)));
    }
}
