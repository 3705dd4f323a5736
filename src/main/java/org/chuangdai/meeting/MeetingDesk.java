package org.chuangdai.meeting;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuangdai.CalendarClock;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Divisions;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Rejection.BrokenRule;
import org.chuangdai.command.Transaction;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Message;
import org.chuangdai.sql.Sql;
import org.chuangdai.statistics.Targets;

/**
 * Records joint meetings and carries out their resolutions: a bank is suspended or resumes, a target changes; what may be written off or
 * compensated waits for the loan's own command. Resolutions with an effect are those of all four parties (四方: finance, HRSS, guarantor, bank).
 */
@ApplicationScoped
class MeetingDesk {
    private static final Set<String> ROLES = Set.of("officer", "admin");
    private static final Set<MeetingParty> FOUR = EnumSet.of(MeetingParty.FINANCE, MeetingParty.HRSS, MeetingParty.GUARANTOR, MeetingParty.BANK);
    private final Commands commands;
    private final CalendarClock clock;

    MeetingDesk(Commands commands, CalendarClock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    Uni<Commands.Outcome> hold(HoldJointMeetingInput input) {
        return commands.run(ROLES, "holdJointMeeting", input.idempotencyKey, input.values(), transaction -> {
            transaction.sight().require(input.division);
            check(input);
            return meeting(transaction, input).call(meeting -> {
                Uni<Void> carriedOut = Uni.createFrom().voidItem();
                for (ResolutionInput resolution : input.resolutions) {
                    carriedOut = carriedOut.chain(() -> resolve(transaction, input, meeting, resolution));
                }
                return carriedOut;
            });
        });
    }

    private void check(HoldJointMeetingInput input) {
        List<BrokenRule> broken = new ArrayList<>();
        if (input.heldOn.isAfter(clock.today())) {
            broken.add(new BrokenRule("FUTURE_DATE", "heldOn", new Message("会议日期%s晚于今天。", "The meeting's day %s lies in the future.", input.heldOn)));
        }
        Set<MeetingParty> missing = EnumSet.copyOf(FOUR);
        input.parties.forEach(missing::remove);
        if (!missing.isEmpty() && input.resolutions.stream().anyMatch(resolution -> resolution.effect != ResolutionEffect.OTHER)) {
            broken.add(new BrokenRule("PARTY_MISSING", "parties", new Message("有效力的决议须四方（财政、人社、担保、银行）参会，缺少：%s。",
                    "Resolutions with an effect need finance, HRSS, guarantor and bank; missing: %2$s.",
                    missing.stream().map(MeetingParty::label).collect(Collectors.joining("、")), missing)));
        }
        Set<String> codes = new HashSet<>();
        for (ResolutionInput resolution : input.resolutions) {
            if (!codes.add(resolution.code)) {
                broken.add(new BrokenRule("RESOLUTION_RECORDED", "resolutions", new Message("决议编号%s重复。", "Resolution code %s is used twice.", resolution.code)));
            }
            checkFields(broken, resolution);
        }
        if (!broken.isEmpty()) {
            throw new Rejection(broken);
        }
    }

    /** The effect says which fields are needed, and that no others are given. */
    private static void checkFields(List<BrokenRule> broken, ResolutionInput resolution) {
        boolean bank = false;
        boolean loan = false;
        boolean target = false;
        switch (resolution.effect) {
            case SUSPEND_BANK, RESUME_BANK -> bank = true;
            case APPROVE_WRITE_OFF, APPROVE_COMPENSATION -> loan = true;
            case CHANGE_TARGET -> target = true;
            case OTHER -> { }
        }
        boolean fits = bank == (resolution.bank != null) && loan == (resolution.contractNo != null) && loan == (resolution.amount != null) && target == (resolution.target != null);
        if (!fits) {
            String needed = bank ? "bank" : loan ? "contractNo, amount" : target ? "target" : "—";
            broken.add(new BrokenRule("RESOLUTION_FIELDS", "resolutions", new Message("决议%s（%s）应且只应填写：%s。", "Resolution %1$s of effect %4$s takes these fields and no others: %3$s.",
                    resolution.code, resolution.effect.label(), needed, resolution.effect.name())));
        }
    }

    private static Uni<Long> meeting(Transaction transaction, HoldJointMeetingInput input) {
        return Divisions.requireKnown(transaction, input.division, "division").chain(() -> transaction.first(Sql.of("""
                insert into joint_meeting (code, division, held_on, title, agenda, parties) values (?, ?, ?, ?, ?, ?) on conflict do nothing returning id""",
                input.code, DivisionCode.full(input.division), input.heldOn, input.title, input.agenda, input.parties.stream().map(Enum::name).distinct().toArray(String[]::new)),
                cells -> cells.id())).invoke(id -> {
                    if (id == null) {
                        throw new Rejection("MEETING_RECORDED", "code", "编号%s的会议已记录，请换一个编号。", "Meeting %s is recorded already; choose another code.", input.code);
                    }
                });
    }

    private Uni<Void> resolve(Transaction transaction, HoldJointMeetingInput input, long meeting, ResolutionInput resolution) {
        Uni<Long> recorded = switch (resolution.effect) {
            case SUSPEND_BANK, RESUME_BANK -> bank(transaction, resolution).flatMap(bank -> record(transaction, meeting, resolution, bank, null));
            case APPROVE_WRITE_OFF, APPROVE_COMPENSATION -> loan(transaction, input, resolution).flatMap(loan -> record(transaction, meeting, resolution, null, loan));
            case CHANGE_TARGET -> changeTarget(transaction, input, resolution).chain(() -> record(transaction, meeting, resolution, null, null));
            case OTHER -> record(transaction, meeting, resolution, null, null);
        };
        return switch (resolution.effect) {
            case SUSPEND_BANK -> recorded.flatMap(id -> suspend(transaction, input, resolution, id));
            case RESUME_BANK -> recorded.flatMap(id -> resume(transaction, input, resolution, id));
            default -> recorded.replaceWithVoid();
        };
    }

    private static Uni<Long> record(Transaction transaction, long meeting, ResolutionInput resolution, Long bank, Long loan) {
        ResolutionInput.TargetChange target = resolution.target;
        return transaction.first(Sql.of("""
                insert into meeting_resolution (meeting_id, code, effect, content, bank_id, loan_id, amount, target_division, target_indicator, target_year, target_value)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (code) do nothing returning id""", meeting, resolution.code, resolution.effect.name(), resolution.content, bank, loan,
                resolution.amount, target == null ? null : DivisionCode.full(target.division), target == null ? null : target.indicator, target == null ? null : target.year,
                target == null ? null : target.value), cells -> cells.id()).invoke(id -> {
                    if (id == null) {
                        throw new Rejection("RESOLUTION_RECORDED", "resolutions", "编号%s的决议已记录，请换一个编号。", "Resolution %s is recorded already; choose another code.", resolution.code);
                    }
                });
    }

    private static Uni<Long> bank(Transaction transaction, ResolutionInput resolution) {
        return transaction.first(Sql.of("select id from bank where code = ?", resolution.bank), cells -> cells.id()).invoke(id -> {
            if (id == null) {
                throw new Rejection("UNKNOWN_BANK", "resolutions", "没有代码为%s的银行。", "There is no bank with code %s.", resolution.bank);
            }
        });
    }

    private static Uni<Long> loan(Transaction transaction, HoldJointMeetingInput input, ResolutionInput resolution) {
        Sql inDivision = DivisionCode.restrict(Sql.of("select id from loan where contract_no = ?", resolution.contractNo), "division", input.division);
        return transaction.first(inDivision, cells -> cells.id()).invoke(id -> {
            if (id == null) {
                throw new Rejection("UNKNOWN_CONTRACT", "resolutions", "本次会议的区划内没有合同编号为%s的贷款。", "There is no loan with contract number %s in the meeting's division.", resolution.contractNo);
            }
        });
    }

    private static Uni<Long> changeTarget(Transaction transaction, HoldJointMeetingInput input, ResolutionInput resolution) {
        ResolutionInput.TargetChange target = resolution.target;
        if (!DivisionCode.full(target.division).startsWith(DivisionCode.prefix(input.division))) {
            throw new Rejection("TARGET_ELSEWHERE", "resolutions", "区划%s不在会议区划%s之内。", "Division %s does not lie in that of the meeting, %s.", target.division, input.division);
        }
        return Targets.set(transaction, target.division, target.indicator, target.year, target.value, "resolutions");
    }

    private static Uni<Void> suspend(Transaction transaction, HoldJointMeetingInput input, ResolutionInput resolution, long id) {
        return transaction.execute(Sql.of("""
                insert into bank_suspension (bank_id, division, suspended_on, suspended_by) select bank_id, ?, ?, id from meeting_resolution where id = ?
                on conflict (bank_id, division) where resumed_on is null do nothing""", DivisionCode.full(input.division), input.heldOn, id)).invoke(opened -> {
                    if (opened == 0) {
                        throw new Rejection("ALREADY_SUSPENDED", "resolutions", "银行%s在该区划已停贷。", "Bank %s is suspended in this division already.", resolution.bank);
                    }
                }).replaceWithVoid();
    }

    private static Uni<Void> resume(Transaction transaction, HoldJointMeetingInput input, ResolutionInput resolution, long id) {
        return transaction.execute(Sql.of("""
                update bank_suspension x set resumed_on = ?, resumed_by = r.id from meeting_resolution r
                where r.id = ? and x.bank_id = r.bank_id and x.division = ? and x.resumed_on is null and x.suspended_on <= ?""",
                input.heldOn, id, DivisionCode.full(input.division), input.heldOn)).invoke(closed -> {
                    if (closed == 0) {
                        throw new Rejection("NOT_SUSPENDED", "resolutions", "银行%s在该区划没有停贷，无须恢复。", "Bank %s is not suspended in this division.", resolution.bank);
                    }
                }).replaceWithVoid();
    }
}
