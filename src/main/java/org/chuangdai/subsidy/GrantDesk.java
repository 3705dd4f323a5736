package org.chuangdai.subsidy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Caller;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Divisions;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Rejection.BrokenRule;
import org.chuangdai.command.Transaction;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Message;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;
import org.chuangdai.vault.Vault;

/**
 * Grants subsidies, to many at once: to all of them or to none. Programme and budgets are held meanwhile, so that two grants do not spend
 * the same yuan; that nobody is paid twice is the database's constraint.
 */
@ApplicationScoped
class GrantDesk {
    private static final Set<String> ROLES = Set.of("officer", "admin", "finance");
    private final Commands commands;
    private final CurrentCaller current;
    private final CalendarClock clock;
    private final Vault vault;

    GrantDesk(Commands commands, CurrentCaller current, CalendarClock clock, Vault vault) {
        this.commands = commands;
        this.current = current;
        this.clock = clock;
        this.vault = vault;
    }

    Uni<Commands.Outcome> grant(GrantSubsidyInput input) {
        return commands.run(ROLES, "grantSubsidy", input.idempotencyKey, input.values(), transaction -> programme(transaction, input)
                .call(found -> requirePlace(transaction, found))
                .flatMap(found -> judged(transaction, found).flatMap(shares -> record(transaction, found, shares))));
    }

    /** The grant with its programme, which may be none. */
    private record Decision(GrantSubsidyInput input, SubsidyProgramme programme, SubsidyKind kind, PayeeKind payeeKind, String division) {
    }

    private Uni<Decision> programme(Transaction transaction, GrantSubsidyInput input) {
        if (input.paidOn.isAfter(clock.today())) {
            throw new Rejection("FUTURE_DATE", "paidOn", "发放日期%s晚于今天。", "The day of payment, %s, lies in the future.", input.paidOn);
        }
        if (input.programme == null) {
            return Uni.createFrom().item(withoutProgramme(input));
        }
        return transaction.first(Sql.of("select " + SubsidyProgramme.COLUMNS + " from subsidy_programme p where p.code = ? for no key update", input.programme), SubsidyProgramme::new)
                .map(programme -> withProgramme(input, programme));
    }

    private static Decision withoutProgramme(GrantSubsidyInput input) {
        if (input.mode == GrantMode.NO_APPLICATION) {
            throw new Rejection("PROGRAMME_MISSING", "programme", "免申即享须按补贴项目核对条件，请填写项目代码。", "Without application a programme is needed, whose rules are checked.");
        }
        if (input.kind == null || input.payeeKind == null || input.division == null) {
            String missing = input.kind == null ? "kind" : input.payeeKind == null ? "payeeKind" : "division";
            throw new Rejection("MISSING", missing, "没有补贴项目时须填写%s。", "Without a programme %s is needed.", missing);
        }
        return new Decision(input, null, input.kind, input.payeeKind, DivisionCode.full(input.division));
    }

    private static Decision withProgramme(GrantSubsidyInput input, SubsidyProgramme programme) {
        if (programme == null) {
            throw new Rejection("UNKNOWN_PROGRAMME", "programme", "没有代码为“%s”的补贴项目。", "There is no programme “%s”.", input.programme);
        }
        if (!programme.isInForceOn(input.paidOn)) {
            throw new Rejection("PROGRAMME_NOT_IN_FORCE", "paidOn", "补贴项目在%s未施行。", "The programme is not in force on %s.", input.paidOn);
        }
        if (input.kind != null && input.kind != programme.kind() || input.payeeKind != null && input.payeeKind != programme.payeeKind()) {
            throw new Rejection("OTHER_THAN_PROGRAMME", "kind", "补贴类型或收款对象与项目不同。", "Kind or payee kind differ from the programme's.");
        }
        String division = input.division != null ? DivisionCode.full(input.division) : programme.divisionCode();
        if (division == null) {
            throw new Rejection("MISSING", "division", "全国性项目须填写所属区划。", "A programme of the whole country needs a division.");
        }
        if (programme.divisionCode() != null && !division.startsWith(DivisionCode.prefix(programme.divisionCode()))) {
            throw new Rejection("OUTSIDE_PROGRAMME", "division", "所属区划不在项目区划内。", "The division lies outside the programme's.");
        }
        return new Decision(input, programme, programme.kind(), programme.payeeKind(), division);
    }

    private Uni<Void> requirePlace(Transaction transaction, Decision decision) {
        transaction.sight().require(decision.division());
        return Divisions.requireKnown(transaction, decision.division(), "division");
    }

    /** Every payee judged; fails with all that were refused. */
    private Uni<GrantCase> judged(Transaction transaction, Decision decision) {
        List<GrantPayeeInput> payees = decision.input().payees;
        return GrantPayees.find(transaction, decision.payeeKind(), payees, decision.programme(), decision.input().paidOn, transaction.sight(), vault).map(found -> {
            GrantCase judged = new GrantCase(decision.input().mode, decision.programme());
            for (int place = 0; place < payees.size(); place++) {
                judged.judge(place, payees.get(place), found.get(place));
            }
            return judged;
        }).call(judged -> refuseTaken(transaction, payees, judged.broken())).invoke(judged -> {
            if (!judged.broken().isEmpty()) {
                throw new Rejection(judged.broken());
            }
        }).call(judged -> SubsidyBudgets.spend(transaction, decision.division(), decision.kind(), decision.input().paidOn, judged.total()));
    }

    private static Uni<Void> refuseTaken(Transaction transaction, List<GrantPayeeInput> payees, List<BrokenRule> broken) {
        String[] given = payees.stream().map(payee -> payee.reference).filter(Objects::nonNull).toArray(String[]::new);
        if (given.length > Arrays.stream(given).distinct().count()) {
            broken.add(new BrokenRule("REFERENCE_TAKEN", "payees", new Message("名单中的补贴编号有重复。", "A reference number is given twice.")));
        }
        return transaction.list(Sql.of("select reference from subsidy where reference = any (?)", (Object) given), Cells::text).invoke(taken -> taken.forEach(reference ->
                broken.add(new BrokenRule("REFERENCE_TAKEN", "payees", new Message("补贴编号%s已被使用。", "Reference number %s is taken.", reference))))).replaceWithVoid();
    }

    private Uni<Long> record(Transaction transaction, Decision decision, GrantCase judged) {
        Caller caller = current.caller();
        GrantSubsidyInput input = decision.input();
        Long programme = decision.programme() == null ? null : decision.programme().key();
        return transaction.first(Sql.of("""
                insert into subsidy_grant (programme_id, mode, division, actor, organisation, document_no, opinion, granted_on) values (?, ?, ?, ?, ?, ?, ?, ?) returning id""",
                programme, input.mode.name(), decision.division(), caller.name(), caller.organisation(), input.documentNo, input.opinion, clock.today()), Cells::id)
                .call(grant -> transaction.execute(rows(decision, grant, programme, judged.shares())));
    }

    private static Sql rows(Decision decision, long grant, Long programme, List<GrantCase.Share> shares) {
        String payeeColumn = switch (decision.payeeKind()) {
            case BASE -> "base_id";
            case STARTUP -> "startup_id";
            case ENTREPRENEUR -> "entrepreneur_id";
        };
        return Sql.of("insert into subsidy (reference, kind, division, " + payeeColumn + ", borrower_group, amount, paid_on, grant_id, programme_id, once_key)"
                + " select coalesce(w.reference, 'BT-' || to_char(p.paid_on, 'YYYYMMDD') || '-' || nextval('subsidy_reference')), ?, ?, w.payee, w.borrower_group, w.amount::numeric, p.paid_on, ?, ?, ?"
                + " from (values (?::date)) p (paid_on) cross join unnest(?::text[], ?::bigint[], ?::text[], ?::text[]) with ordinality w (reference, payee, borrower_group, amount, place) order by w.place",
                decision.kind().name(), decision.division(), grant, programme, decision.programme() == null ? null : decision.programme().onceKey(), decision.input().paidOn,
                shares.stream().map(GrantCase.Share::reference).toArray(String[]::new), shares.stream().map(GrantCase.Share::payee).toArray(Long[]::new),
                shares.stream().map(GrantCase.Share::group).toArray(String[]::new), shares.stream().map(share -> share.amount().toPlainString()).toArray(String[]::new));
    }
}
