package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Divisions;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Sql;

/** Takes dispatches (调度): what targetProgress answers now is kept as it stands. */
@ApplicationScoped
class DispatchDesk {
    private static final Set<String> ROLES = Set.of("officer", "admin");
    private final Commands commands;
    private final TargetFigures targets;
    private final CurrentCaller current;
    private final CalendarClock clock;

    DispatchDesk(Commands commands, TargetFigures targets, CurrentCaller current, CalendarClock clock) {
        this.commands = commands;
        this.targets = targets;
        this.current = current;
        this.clock = clock;
    }

    Uni<Commands.Outcome> take(RecordDispatchInput input) {
        return commands.run(ROLES, "recordDispatch", input.idempotencyKey, input.values(), transaction -> {
            transaction.sight().require(input.division);
            if (input.asOf.isAfter(clock.today())) {
                throw new Rejection("FUTURE_DATE", "asOf", "截止日期%s晚于今天。", "The day %s lies in the future.", input.asOf);
            }
            return Divisions.requireKnown(transaction, input.division, "division").chain(() -> insert(transaction, input))
                    .call(id -> targets.progress(transaction, input.division, input.indicator, input.asOf.getYear(), input.asOf, current.figures())
                            .flatMap(rows -> insertRows(transaction, id, rows)));
        });
    }

    private Uni<Long> insert(Transaction transaction, RecordDispatchInput input) {
        return transaction.first(Sql.of("insert into dispatch (division, indicator, as_of, recorded_by) values (?, ?, ?, ?) on conflict do nothing returning id",
                DivisionCode.full(input.division), input.indicator, input.asOf, current.caller().name()), cells -> cells.id()).invoke(id -> {
                    if (id == null) {
                        throw new Rejection("DISPATCH_RECORDED", "asOf", "该区划、指标截至%s的调度已记录，不再更改。", "The dispatch as of %s is recorded already and stays as it is.", input.asOf);
                    }
                });
    }

    private static Uni<Integer> insertRows(Transaction transaction, long dispatch, List<TargetProgress> rows) {
        return transaction.execute(Sql.of("""
                insert into dispatch_row (dispatch_id, number, division, target, actual, rank)
                select ?, row_number() over (), d, t::numeric, a::numeric, r::integer from unnest(?::text[], ?::text[], ?::text[], ?::text[]) rows (d, t, a, r)""",
                dispatch, texts(rows, TargetProgress::divisionCode), texts(rows, TargetProgress::target), texts(rows, TargetProgress::actual), texts(rows, TargetProgress::rank)));
    }

    private static Object texts(List<TargetProgress> rows, Function<TargetProgress, Object> value) {
        return rows.stream().map(row -> Objects.toString(value.apply(row), null)).toArray(String[]::new);
    }
}
