package org.chuangdai.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of guarantee funds. */
@ApplicationScoped
class FundStore implements NodeSource {
    /** Over {@code loan l}: no fund of a place below this one (12 digits, given twice) stands nearer to the loan. */
    static final String NO_NEARER_FUND = """
            not exists (select from guarantee_fund n where n.division > ? and n.division <= division_last(?) and l.division between n.division and division_last(n.division))""";
    /** More funds than a province has counties. */
    private static final int FUNDS_MAX = 500;
    private static final String COLUMNS = """
            f.id, f.division, f.code, f.name, (select d.balance from fund_deposit d where d.fund_id = f.id and d.day <= ? order by d.day desc limit 1),
            (select d.day from fund_deposit d where d.fund_id = f.id and d.day <= ? order by d.day desc limit 1), coalesce((select sum(l.balance) from loan l
              where l.division between f.division and division_last(f.division) and l.status in ('ACTIVE', 'EXTENDED', 'COMPENSATION_CLAIMED') and l.guarantee <> 'BANK_CREDIT'
              and not exists (select from guarantee_fund n where n.division > f.division and n.division <= division_last(f.division)
                and l.division between n.division and division_last(n.division))), 0)""";
    private static final Reach REACH = Reach.ofMoney("f.division");
    private final Database database;
    private final CalendarClock clock;

    FundStore(Database database, CalendarClock clock) {
        this.database = database;
        this.clock = clock;
    }

    private Listing<GuaranteeFund> funds() {
        LocalDate today = clock.today();
        return new Listing<>(database, Sql.of(COLUMNS, today, today), "guarantee_fund f", "f.id", GuaranteeFund::new);
    }

    /** The funds of a place and below it, or all in sight when it is null, by division. */
    Uni<List<GuaranteeFund>> all(String division, Sight sight) {
        Sql where = sight.restrict(Sql.of(" where true"), REACH);
        return funds().list(division == null ? where : DivisionCode.restrict(where, "f.division", division), "f.division, f.code", FUNDS_MAX);
    }

    Uni<GuaranteeFund> byKey(long key, Sight sight) {
        return funds().first(sight.restrict(Sql.of(" where true"), REACH).and("f.id = ?", key));
    }

    Uni<Map<Long, GuaranteeFund>> byKeys(List<Long> keys, Sight sight) {
        return funds().byId(keys, sight.restrict(Sql.of(" where true"), REACH));
    }

    @Override
    public String type() {
        return GuaranteeFund.TYPE;
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return byKey(Long.parseLong(key), sight);
    }
}
