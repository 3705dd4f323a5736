package org.chuangdai.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who can sign in to the demo.
 *
 * @param division prefix of the place, or null
 * @param org      code of the bank, guarantee fund or base, or null
 * @param asked    what of the generated records belongs to the claims as well
 */
record DemoUser(String name, String displayName, List<String> roles, String division, String org, Asked asked) {

    /** A claim that only the generated records know. */
    enum Asked {
        NOTHING(null, null),
        BASE("org", """
                select b.code from incubation_base b join residency r on r.base_id = b.id where r.left_on is null group by b.id order by count(*) desc, b.id limit 1"""),
        BORROWER("identity_number", """
                select e.identity_cipher from entrepreneur e join loan l on l.borrower_id = e.id where l.borrower_kind = 'INDIVIDUAL' order by l.id limit 1""");

        private final String claim;
        private final String sql;

        Asked(String claim, String sql) {
            this.claim = claim;
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    private static final String PROVINCE = "36";
    private static final String COUNTY = "360822";
    private static final String BANK = "BK001";
    /** One for each role, named as the role, and some besides. */
    static final List<DemoUser> ALL = List.of(
            new DemoUser("officer", "省经办人", List.of("officer"), PROVINCE, null, Asked.NOTHING),
            new DemoUser("officer-" + COUNTY, "吉水县经办人", List.of("officer"), COUNTY, null, Asked.NOTHING),
            new DemoUser("admin", "省管理员", List.of("admin"), PROVINCE, null, Asked.NOTHING),
            new DemoUser("analyst", "省统计员", List.of("analyst"), PROVINCE, null, Asked.NOTHING),
            new DemoUser("bank", "银行信贷员", List.of("bank"), null, BANK, Asked.NOTHING),
            new DemoUser("guarantor", "担保机构业务员", List.of("guarantor"), PROVINCE, null, Asked.NOTHING),
            new DemoUser("finance", "财政厅经办人", List.of("finance"), PROVINCE, null, Asked.NOTHING),
            new DemoUser("base-operator", "孵化基地运营员", List.of("base-operator"), null, null, Asked.BASE),
            new DemoUser("entrepreneur", "创业者", List.of("entrepreneur"), null, null, Asked.BORROWER),
            new DemoUser("auditor", "审计员", List.of("auditor"), PROVINCE, null, Asked.NOTHING),
            new DemoUser("pii-reader", "可查敏感信息的经办人", List.of("officer", "pii-reader"), PROVINCE, null, Asked.NOTHING),
            new DemoUser("nobody", "没有角色的人", List.of(), PROVINCE, null, Asked.NOTHING));

    static Optional<DemoUser> named(String name) {
        return ALL.stream().filter(user -> user.name.equals(name)).findFirst();
    }

    /** The claims of the user's token; {@code found} is what the records answered, or null. */
    JsonObject claims(String found) {
        JsonObject claims = JsonObject.of("sub", "demo-" + name, "name", displayName, "preferred_username", name, "roles", new JsonArray(roles));
        put(claims, "division", division);
        put(claims, "org", org);
        if (asked.claim != null) {
            put(claims, asked.claim, found);
        }
        return claims;
    }

    private static void put(JsonObject claims, String claim, String value) {
        if (value != null) {
            claims.put(claim, value);
        }
    }
}
