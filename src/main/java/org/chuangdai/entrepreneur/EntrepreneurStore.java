package org.chuangdai.entrepreneur;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;

/** Reads of persons. */
@ApplicationScoped
class EntrepreneurStore implements NodeSource {
    private static final Reach REACH = Reach.ofPerson("e");
    private static final Reach NAMED = Reach.ofPersonNamed("e");
    private final Database database;
    private final Vault vault;

    EntrepreneurStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    private Listing<Entrepreneur> persons(Sight sight) {
        return new Listing<>(database, Sql.of(Entrepreneur.COLUMNS), "entrepreneur e", "e.id", cells -> Entrepreneur.read(cells, vault, sight.masksNames()));
    }

    /** FORBIDDEN to search by names that are masked: what is found would tell them. */
    Uni<EntrepreneurConnection> page(EntrepreneurFilter filter, PageRequest page, EntrepreneurOrder orderBy, Sight sight) {
        if (sight.masksNames() && filter != null && filter.name != null) {
            throw new Refusal(ErrorCode.FORBIDDEN, "您的角色看不到姓名，不能按姓名查询。", "Your role does not see names; it cannot search by them.");
        }
        Sql where = where(filter, sight);
        return persons(sight).page(where, page, EntrepreneurOrder.of(orderBy)).map(rows -> new EntrepreneurConnection(rows, () -> persons(sight).count(where)));
    }

    Uni<Map<Long, Entrepreneur>> byId(List<Long> ids, Sight sight) {
        return persons(sight).byId(ids, sight.restrict(Sql.of(" where true"), NAMED));
    }

    /** What a sealed field of the persons in sight says, by id. For {@link org.chuangdai.audit.Unmasking} alone. */
    Uni<Map<Long, String>> plain(SealedField field, List<Long> ids, Sight sight) {
        return new Listing<>(database, Sql.of("e." + field.cipherColumn()), "entrepreneur e", "e.id", cells -> vault.open(field, cells.bytes()))
                .byId(ids, sight.restrict(Sql.of(" where true"), NAMED));
    }

    private Sql where(EntrepreneurFilter filter, Sight sight) {
        Sql where = sight.restrict(Sql.of(" where true"), REACH);
        return filter == null ? where : filter.restrict(where, vault);
    }

    @Override
    public String type() {
        return "Entrepreneur";
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return find(Long.parseLong(key), sight);
    }

    Uni<Entrepreneur> find(long id, Sight sight) {
        return persons(sight).first(where(null, sight).and("e.id = ?", id));
    }
}
