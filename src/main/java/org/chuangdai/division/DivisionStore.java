package org.chuangdai.division;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of the tree of divisions. It is public knowledge: no sight applies. */
@ApplicationScoped
public class DivisionStore implements NodeSource {
    private static final String SELECT = "select " + Division.COLUMNS + " from division d where ";
    private final Database database;

    DivisionStore(Database database) {
        this.database = database;
    }

    public Uni<Map<String, Division>> byCode(List<String> codes) {
        return database.byKey(Sql.of(SELECT + "true").andKeys("d.code", codes), Division::new, Division::code);
    }

    Uni<Division> find(String code) {
        return database.first(Sql.of(SELECT + "d.code = ?", code), Division::new);
    }

    Uni<List<Division>> provinces() {
        return database.list(Sql.of(SELECT + "d.parent is null order by d.code"), Division::new);
    }

    Uni<Map<String, List<Division>>> children(List<String> parents) {
        return database.grouped(Sql.of(SELECT + "true").andKeys("d.parent", parents).add(" order by d.parent, d.code"),
                Division::new, Division::parentCode);
    }

    /** From the province down to the division itself, by code of the division. */
    Uni<Map<String, List<Division>>> paths(List<String> codes) {
        return database.grouped(Sql.of("""
                with recursive up (leaf, code, height) as (
                  select c collate "C", c collate "C", 0 from unnest(?::text[]) c
                  union all
                  select up.leaf, d.parent, up.height + 1 from up join division d on d.code = up.code where d.parent is not null)
                select up.leaf, d.code, d.name, d.level, d.parent from up join division d on d.code = up.code
                order by up.leaf, up.height desc""", (Object) codes.toArray(String[]::new)),
                cells -> new Step(cells.text(), new Division(cells)), Step::leaf)
                .map(steps -> {
                    Map<String, List<Division>> paths = new java.util.HashMap<>();
                    steps.forEach((leaf, path) -> paths.put(leaf, path.stream().map(Step::division).toList()));
                    return paths;
                });
    }

    @Override
    public String type() {
        return "Division";
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return find(key);
    }

    private record Step(String leaf, Division division) {
    }
}
