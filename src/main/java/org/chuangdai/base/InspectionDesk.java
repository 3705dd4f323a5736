package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;

/** Records inspections of bases and what was put right after them. */
@ApplicationScoped
class InspectionDesk {
    private static final String TAKEN = """
            select exists (select from inspection where base_id = ? and kind = ? and (inspected_on = ? or kind = 'ANNUAL_CHECK' and year = ?))""";
    private final Commands commands;
    private final BaseCase bases;
    private final CurrentCaller current;
    private final CalendarClock clock;

    InspectionDesk(Commands commands, BaseCase bases, CurrentCaller current, CalendarClock clock) {
        this.commands = commands;
        this.bases = bases;
        this.current = current;
        this.clock = clock;
    }

    Uni<Commands.Outcome> inspect(InspectBaseInput input) {
        return commands.run(BaseDesk.ROLES, "inspectBase", input.idempotencyKey, input.values(), transaction -> bases.hold(transaction, input.base).flatMap(base -> {
            check(input);
            BaseStep step = input.result == InspectionResult.PASSED ? BaseStep.PASS_INSPECTION : BaseStep.FAIL_INSPECTION;
            BaseEventEntry entry = bases.step(base, step, input.documentNo, input.opinion);
            return record(transaction, base, input).chain(() -> entry.<BaseEventEntry>persist()).map(saved -> base.id);
        }));
    }

    Uni<Commands.Outcome> complete(CompleteRectificationInput input) {
        return commands.run(BaseDesk.ROLES, "completeRectification", input.idempotencyKey, input.values(), transaction -> bases.hold(transaction, input.base).flatMap(base -> {
            base.require(BaseStep.RECTIFY, clock.today());
            bases.requireNotFuture("completedOn", input.completedOn);
            return complete(transaction, base, input).chain(() -> transaction.first(
                    Sql.of("select count(*)::int from rectification where base_id = ? and completed_on is null", base.id), Cells::integer)).flatMap(open -> open > 0
                            ? Uni.createFrom().item(base.id)
                            : bases.step(base, BaseStep.RECTIFY, input.documentNo, input.opinion).<BaseEventEntry>persist().map(saved -> base.id));
        }));
    }

    private void check(InspectBaseInput input) {
        bases.requireNotFuture("inspectedOn", input.inspectedOn);
        if (input.result == InspectionResult.RECTIFY && input.wanted().isEmpty()) {
            throw new Rejection("ITEMS_MISSING", "items", "限期整改须列出整改事项。", "RECTIFY names what is to be put right.");
        }
        if (input.result == InspectionResult.PASSED && !input.wanted().isEmpty()) {
            throw new Rejection("ITEMS_NOT_EXPECTED", "items", "合格的检查没有整改事项；有整改事项的，结论应为限期整改。", "A passed inspection wants nothing put right; with items the result is RECTIFY.");
        }
        for (RectificationInput item : input.wanted()) {
            if (item.dueOn.isBefore(input.inspectedOn)) {
                throw new Rejection("DATES_OUT_OF_ORDER", "items", "完成期限%s早于检查日期。", "%s lies before the inspection.", item.dueOn);
            }
        }
    }

    private Uni<Integer> record(Transaction transaction, Base base, InspectBaseInput input) {
        return transaction.first(Sql.of(TAKEN, base.id, input.kind.name(), input.inspectedOn, input.year), Cells::flag).invoke(taken -> {
            if (taken) {
                throw new Rejection("ALREADY_INSPECTED", "kind", "该基地%s年的此类检查已登记。", "This inspection of %s is recorded already.", input.year);
            }
        }).chain(() -> transaction.first(Sql.of("""
                insert into inspection (base_id, kind, year, inspected_on, score, result, findings) values (?, ?, ?, ?, ?, ?, ?) returning id""",
                base.id, input.kind.name(), input.year, input.inspectedOn, input.score, input.result.name(), input.findings), Cells::id))
                .flatMap(inspection -> transaction.execute(Sql.of("""
                        insert into rectification (inspection_id, base_id, number, item, due_on)
                        select ?, ?, coalesce((select max(number) from rectification where base_id = ?), 0) + w.place, w.item, w.due_on::date
                        from unnest(?::text[], ?::text[]) with ordinality w (item, due_on, place)""", inspection, base.id, base.id,
                        input.wanted().stream().map(item -> item.item).toArray(String[]::new), input.wanted().stream().map(item -> item.dueOn.toString()).toArray(String[]::new))));
    }

    private Uni<Integer> complete(Transaction transaction, Base base, CompleteRectificationInput input) {
        List<Integer> wanted = input.items == null ? null : List.copyOf(new HashSet<>(input.items));
        return transaction.execute(Sql.of("update rectification r set completed_on = ?, completed_by = ? from inspection i where i.id = r.inspection_id and i.inspected_on <= ?",
                input.completedOn, current.caller().name(), input.completedOn).and("r.base_id = ? and r.completed_on is null", base.id).andAny("r.number", wanted))
                .invoke(done -> {
                    if (wanted != null && done != wanted.size()) {
                        throw new Rejection("UNKNOWN_ITEM", "items", "有的事项编号不存在、已完成，或完成日期早于检查日期。", "Some of the items do not exist, are done already, or were found after that day.");
                    }
                });
    }
}
