package org.chuangdai.base;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;

/**
 * What titles ask of a base, and how it is computed from the records: SQL over {@code incubation_base b}, {@code base_criterion c} and the
 * day {@code t.day}. Null when the records do not say. Definitions are the domain rules for bases: success and on-time exit count departures
 * of the period {@code c.years} up to the day, of the whole record when it is null.
 */
@Description("基地认定条件 · What a title asks of a base.")
public enum BaseCriterion implements Labelled {
    /** Square metres. */
    AREA("场地面积（平方米）", "b.area_square_metres"),
    /** In incubation: on the day and the same day of the years before, the least of them. */
    RESIDENTS("在孵实体数（各年最少）", "(select min(n.residents) from (select (select count(*) from residency y where y.base_id = b.id and " + Criteria.INSIDE
            + ") as residents from " + Criteria.YEARS + ") n)"),
    GRADUATE_RESIDENTS("高校毕业生创办的在孵实体数", "(select count(*) from residency y join startup u on u.id = y.startup_id join entrepreneur e on e.id = u.founder_id"
            + " where y.base_id = b.id and y.admitted_on <= t.day and (y.left_on is null or y.left_on > t.day) and e.borrower_groups && '{COLLEGE_GRADUATE}')"),
    NEW_RESIDENTS("新入孵实体数", "(select count(*) from residency y where y.base_id = b.id and y.admitted_on <= t.day and y.admitted_on > " + Criteria.SINCE + ")"),
    /** Residents over workstations. */
    OCCUPANCY("场地（工位）使用率", "(select count(*) from residency y where y.base_id = b.id and y.admitted_on <= t.day and (y.left_on is null or y.left_on > t.day))::numeric"
            + " / nullif(b.workstations, 0)"),
    /** Graduated over all that left in the period. */
    SUCCESS_RATE("孵化成功率", "(select count(*) filter (where y.exit = 'GRADUATED')::numeric / nullif(count(*), 0) from residency y where y.base_id = b.id"
            + " and y.left_on <= t.day and y.left_on > " + Criteria.SINCE + ")"),
    /** Left by the agreed day, over the agreements that ran out in the period. */
    ON_TIME_EXIT_RATE("到期出园率", "(select count(*) filter (where y.left_on <= y.agreed_until)::numeric / nullif(count(*), 0) from residency y where y.base_id = b.id"
            + " and y.agreed_until <= t.day and y.agreed_until > " + Criteria.SINCE + ")"),
    /** Employees that the residents report: on the day and the same day of the years before, the mean. */
    JOBS("带动就业人数（各年平均）", "(select avg(n.jobs) from (select (select sum(y.employees) from residency y where y.base_id = b.id and " + Criteria.INSIDE
            + ") as jobs from " + Criteria.YEARS + ") n)"),
    /** Of those in incubation the longest stay, in years. */
    LONGEST_STAY_YEARS("在孵时间最长者（年）", "(select (max(t.day - y.admitted_on) / 365.25)::numeric(8, 2) from residency y where y.base_id = b.id"
            + " and y.admitted_on <= t.day and (y.left_on is null or y.left_on > t.day))"),
    /** Full years since its first accreditation or admission. */
    YEARS_OPERATING("运营年限", "extract(year from age(t.day, least(b.accredited_on, (select min(a.granted_on) from accreditation a where a.base_id = b.id),"
            + " (select min(y.admitted_on) from residency y where y.base_id = b.id))))"),
    /** 1 county, 2 city, 3 province, 4 nation: the highest level it was recognised at. */
    LEVEL_HELD("已获级别（1县2市3省4国家）", "(select max(array_position('{COUNTY,MUNICIPAL,PROVINCIAL,NATIONAL}'::text[], h.level)) from"
            + " (select b.level union all select a.level from accreditation a where a.base_id = b.id and coalesce(a.granted_on <= t.day, true)) h)"),
    /** 1 when the last annual check was passed. */
    ANNUAL_CHECK("最近年度考核合格", "(select (i.result = 'PASSED')::int from inspection i where i.base_id = b.id and i.kind = 'ANNUAL_CHECK' and i.inspected_on <= t.day"
            + " order by i.year desc limit 1)"),
    STAFF("专职人员数", Criteria.CONTACTS + "k.kind = 'STAFF')"),
    MENTORS("创业导师数", Criteria.CONTACTS + "k.kind = 'MENTOR')"),
    EVENTS("创业活动场次", "null");

    private final String label;
    private final String actual;

    BaseCriterion(String label, String actual) {
        this.label = label;
        this.actual = actual;
    }

    @Override
    public String label() {
        return label;
    }

    /** SQL for what the records say of the criterion in the row of {@code c}. */
    static String actual() {
        return Arrays.stream(values()).map(criterion -> " when '" + criterion.name() + "' then (" + criterion.actual + ")::numeric")
                .collect(Collectors.joining("", "case c.criterion", " end"));
    }

    private static final class Criteria {
        /** In incubation on the day of the year {@code g.year} before. */
        static final String INSIDE = "y.admitted_on <= t.day - make_interval(years => g.year) and (y.left_on is null or y.left_on > t.day - make_interval(years => g.year))";
        static final String YEARS = "generate_series(0, coalesce(c.years, 1) - 1) g (year)";
        static final String SINCE = "coalesce(t.day - make_interval(years => c.years), '-infinity')";

        /** Those who stand by the base on the day; where none is recorded, nothing is known of them. */
        static final String CONTACTS = "(select nullif(count(*), 0) from base_contact k where k.base_id = b.id and coalesce(k.from_on <= t.day, true) and coalesce(k.until_on >= t.day, true) and ";

        private Criteria() {
        }
    }
}
