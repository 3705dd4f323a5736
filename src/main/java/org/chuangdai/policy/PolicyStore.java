package org.chuangdai.policy;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;

/** Reads of policy versions: six statements, however many places are asked. Policies are public, so no sight applies. */
final class PolicyStore {
    /** More versions than all levels of one place's government publish in a century, or a province's places together. */
    static final int VERSIONS_MAX = 5_000;

    private PolicyStore() {
    }

    /** Every version that can matter in these divisions (12 digits). */
    static Uni<PolicyBook> book(Queries queries, Collection<String> divisions) {
        return versions(queries, Sql.of(" where true").andAny("v.division", places(divisions))).map(PolicyBook::new);
    }

    /** Versions of a division (12 digits) and all above it that had come into force by a day, the latest first; those that have run out are among them. */
    static Uni<List<PolicyVersion>> history(Queries queries, String division, LocalDate asOf) {
        return versions(queries, Sql.of(" where v.effective_from <= ?", asOf).andAny("v.division", places(List.of(division))));
    }

    /** The divisions, all above them and the nation. */
    private static List<String> places(Collection<String> divisions) {
        TreeSet<String> places = new TreeSet<>(Arrays.asList(EligibilityFacts.places(divisions.toArray(String[]::new))));
        places.add(PolicyVersion.NATION);
        return List.copyOf(places);
    }

    /** One version with all it says, or null. */
    static Uni<PolicyVersion> byKey(Queries queries, long key) {
        return versions(queries, Sql.of(" where v.id = ?", key)).map(found -> found.isEmpty() ? null : found.get(0));
    }

    private static Uni<List<PolicyVersion>> versions(Queries queries, Sql where) {
        return queries.list(Sql.of("select " + PolicyVersion.COLUMNS + " from policy_version v").add(where)
                .add(" order by v.effective_from desc, v.id desc limit " + VERSIONS_MAX), PolicyVersion::new).flatMap(versions -> {
                    Map<Long, PolicyVersion> byKey = new HashMap<>();
                    versions.forEach(version -> byKey.put(version.key(), version));
                    return children(queries, where, byKey, PolicyLimit.COLUMNS, "policy_limit l", "l.version_id, l.id", PolicyLimit::new,
                            PolicyLimit::versionKey, (version, row) -> version.limits().add(row))
                            .chain(() -> children(queries, where, byKey, SubsidyRule.COLUMNS, "policy_subsidy s", "s.version_id, s.borrower_kind", SubsidyRule::new,
                                    SubsidyRule::versionKey, (version, row) -> version.subsidies().add(row)))
                            .chain(() -> children(queries, where, byKey, PolicyWaiver.COLUMNS, "policy_waiver w", "w.version_id, w.reason", PolicyWaiver::new,
                                    PolicyWaiver::versionKey, (version, row) -> version.waivers().add(row)))
                            .chain(() -> children(queries, where, byKey, SubsidyShare.COLUMNS, "policy_subsidy_share h", "h.version_id, h.level", SubsidyShare::new,
                                    SubsidyShare::versionKey, (version, row) -> version.subsidyShares().add(row)))
                            .chain(() -> children(queries, where, byKey, FundShare.COLUMNS, "policy_fund_share f", "f.version_id, f.up_to", FundShare::new,
                                    FundShare::versionKey, (version, row) -> version.fundShares().add(row)))
                            .replaceWith(versions);
                });
    }

    private static <T> Uni<Void> children(Queries queries, Sql where, Map<Long, PolicyVersion> byKey, String columns, String table, String order,
            Function<Cells, T> mapper, ToLongFunction<T> versionKey, BiConsumer<PolicyVersion, T> into) {
        String alias = table.substring(table.length() - 1);
        return queries.list(Sql.of("select " + columns + " from " + table + " join policy_version v on v.id = " + alias + ".version_id").add(where)
                .add(" order by " + order), mapper).invoke(rows -> rows.forEach(row -> {
                    PolicyVersion version = byKey.get(versionKey.applyAsLong(row));
                    if (version != null) {
                        into.accept(version, row);
                    }
                })).replaceWithVoid();
    }
}
