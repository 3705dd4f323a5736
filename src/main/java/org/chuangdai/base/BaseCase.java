package org.chuangdai.base;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Caller;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Sql;

/** What every command on a base starts and ends with: the base held and in sight, and the step recorded with who took it. */
@ApplicationScoped
class BaseCase {
    private final BaseRecords records;
    private final CurrentCaller current;
    private final CalendarClock clock;

    BaseCase(BaseRecords records, CurrentCaller current, CalendarClock clock) {
        this.records = records;
        this.current = current;
        this.clock = clock;
    }

    /** The base, held against other commands until the transaction ends. Unknown and out of sight are refused alike, so that nobody learns what exists elsewhere. */
    Uni<Base> hold(Transaction transaction, String code) {
        return Base.hold(code).call(base -> requireHeld(transaction, base));
    }

    /** Takes the step: moves the state and starts its record, which the desk completes and persists. ILLEGAL_TRANSITION when the state does not allow it. */
    BaseEventEntry step(Base base, BaseStep step, String documentNo, String opinion) {
        base.require(step, clock.today());
        Caller caller = current.caller();
        BaseEventEntry entry = new BaseEventEntry();
        entry.baseId = base.id;
        entry.step = step;
        entry.fromStatus = base.statusOn(clock.today());
        entry.fromLevel = base.level;
        entry.fromDemonstration = base.demonstration;
        base.status = step.leadsFrom(base.status);
        entry.toStatus = base.status;
        entry.toLevel = base.level;
        entry.toDemonstration = base.demonstration;
        entry.documentNo = documentNo;
        entry.opinion = opinion;
        entry.actor = caller.name();
        entry.organisation = caller.organisation();
        entry.occurredOn = clock.today();
        return entry;
    }

    /** What a command answers whose result key is a base's id. */
    Uni<IncubationBasePayload> payload(Commands.Outcome outcome) {
        return outcome.resultKey() == null ? Uni.createFrom().item(new IncubationBasePayload(null, outcome.userErrors()))
                : records.listing().first(records.where(null, current.sight()).and("b.id = ?", outcome.resultKey())).map(base -> new IncubationBasePayload(base, List.of()));
    }

    /** FUTURE_DATE unless the day has come. */
    void requireNotFuture(String field, LocalDate day) {
        if (day.isAfter(clock.today())) {
            throw new Rejection("FUTURE_DATE", field, "日期%s晚于今天。", "%s lies in the future.", day);
        }
    }

    private static Uni<Void> requireHeld(Transaction transaction, Base base) {
        if (base != null && transaction.sight().covers(base.division)) {
            return Uni.createFrom().voidItem();
        }
        Uni<Boolean> seen = base == null ? Uni.createFrom().item(false) : transaction.sees(Sql.of("from incubation_base b where b.id = ?", base.id), BaseRecords.REACH);
        return seen.invoke(found -> {
            if (!found && transaction.sight().coversEverything()) {
                throw new Rejection("UNKNOWN_BASE", "base", "没有该代码的孵化基地。", "There is no base with this code.");
            }
            if (!found) {
                throw new Refusal(ErrorCode.FORBIDDEN, "该基地不在您的权限范围内。", "This base is not within your sight.");
            }
        }).replaceWithVoid();
    }
}
