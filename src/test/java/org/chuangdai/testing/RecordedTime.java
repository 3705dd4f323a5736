package org.chuangdai.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets tests record things on days gone by: what is recorded and replaced meanwhile is dated to noon of the day. Tests run one after the other, so
 * that is what the test itself recorded. Triggers rest while it is dated, nothing else does.
 */
@ApplicationScoped
public class RecordedTime {
    private static final List<String> NEVER_CHANGED = List.of("repayment", "disbursement", "incubation_service", "loan_event", "subsidy_grant", "base_event");
    private static final List<String> WITH_PAST = List.of("loan", "instalment", "incubation_base", "accreditation", "residency", "subsidy", "startup", "indicator_value", "target");
    private final Fixtures fixtures;

    RecordedTime(Fixtures fixtures) {
        this.fixtures = fixtures;
    }

    /** Makes the changes as if on {@code day}; days may not go back from one call to the next. */
    public void on(LocalDate day, Runnable changes) {
        long startMicros = fixtures.insert("select (extract(epoch from clock_timestamp()) * 1000000)::bigint");
        changes.run();
        String start = "to_timestamp(" + startMicros + " / 1000000.0)";
        String noon = "timestamptz '" + day + " 12:00:00+08'";
        String recorded = Stream.concat(NEVER_CHANGED.stream(), WITH_PAST.stream())
                .map(table -> "update " + table + " set recorded_at = " + noon + " where recorded_at >= " + start + ";").collect(Collectors.joining());
        String replaced = WITH_PAST.stream().map(table -> "delete from " + table + "_past where known_from >= " + start + "; update " + table + "_past set known_until = " + noon
                + " where known_until >= " + start + ";").collect(Collectors.joining());
        fixtures.execute("set session_replication_role = replica; " + recorded + replaced + " reset session_replication_role");
    }
}
