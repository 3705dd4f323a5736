package org.chuangdai.subsidy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Divisions;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sql;

/** Adds subsidy programmes and sets budgets. */
@ApplicationScoped
class ProgrammeDesk {
    private static final Set<String> PROGRAMME_ROLES = Set.of("admin");
    private static final Set<String> BUDGET_ROLES = Set.of("admin", "finance");
    private final Commands commands;

    ProgrammeDesk(Commands commands) {
        this.commands = commands;
    }

    Uni<Commands.Outcome> add(AddSubsidyProgrammeInput input) {
        return commands.run(PROGRAMME_ROLES, "addSubsidyProgramme", input.idempotencyKey, input.values(), transaction -> {
            check(input);
            String division = DivisionCode.full(input.division);
            return requirePlace(transaction, division).chain(() -> transaction.first(row(input, division), Cells::id)).invoke(added -> {
                if (added == null) {
                    throw new Rejection("CODE_TAKEN", "code", "代码%s已被使用。", "Code %s is taken.", input.code);
                }
            });
        });
    }

    Uni<Commands.Outcome> setBudget(SetSubsidyBudgetInput input) {
        return commands.run(BUDGET_ROLES, "setSubsidyBudget", input.idempotencyKey, input.values(), transaction -> {
            String division = DivisionCode.full(input.division);
            return requirePlace(transaction, division).chain(() -> transaction.first(Sql.of("""
                    insert into subsidy_budget (division, kind, year, amount) values (?, ?, ?, ?)
                    on conflict (division, kind, year) do update set amount = excluded.amount returning id""",
                    division, input.kind.name(), input.year, input.amount), Cells::id))
                    .call(budget -> transaction.first(Sql.of("select " + SubsidyBudgets.GRANTED + " from subsidy_budget g where g.id = ?", budget), Cells::money)
                            .invoke(granted -> refuseLess(granted, input.amount)));
        });
    }

    private static void refuseLess(BigDecimal granted, BigDecimal amount) {
        if (granted.compareTo(amount) > 0) {
            throw new Rejection("BUDGET_EXCEEDED", "amount", "已发%s元，预算不能更少。", "%s yuan are granted already; the budget cannot be less.", granted.toPlainString());
        }
    }

    private static void check(AddSubsidyProgrammeInput input) {
        if (input.fromOn != null && input.toOn != null && input.toOn.isBefore(input.fromOn)) {
            throw new Rejection("DATES_OUT_OF_ORDER", "toOn", "止期早于起期%s。", "It ends before it begins on %s.", input.fromOn);
        }
        if (Stream.of(input.amount, input.amountPerJob, input.costShare).filter(Objects::nonNull).count() > 1) {
            throw new Rejection("SEVERAL_AMOUNTS", "amount", "定额、每人标准、费用比例只能填写一项。", "Give one of amount, amountPerJob and costShare.");
        }
        if (input.costShare != null && input.costShare.compareTo(BigDecimal.ONE) > 0) {
            throw new Rejection("OUT_OF_RANGE", "costShare", "费用比例不超过1。", "The share of the cost is at most 1.");
        }
    }

    private Uni<Void> requirePlace(Transaction transaction, String division) {
        transaction.sight().require(division);
        return Divisions.requireKnown(transaction, division, "division");
    }

    private static Sql row(AddSubsidyProgrammeInput input, String division) {
        return Sql.of("""
                insert into subsidy_programme (code, name, kind, payee_kind, division, document, from_on, to_on, once_key, amount, amount_per_job, cost_share, amount_max, quarter_max,
                  borrower_groups, graduated_years_max, startup_required, registered_months_min, employees_min, resident_required, stay_years_max, trading_required)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (code) do nothing returning id""",
                input.code, input.name, input.kind.name(), input.payeeKind.name(), division, input.document, input.fromOn, input.toOn, input.onceKey, input.amount, input.amountPerJob,
                input.costShare, input.amountMax, input.quarterMax, input.groups == null ? null : input.groups.stream().map(Enum::name).toArray(String[]::new), input.graduatedYearsMax,
                Boolean.TRUE.equals(input.startupRequired), input.registeredMonthsMin, input.employeesMin, Boolean.TRUE.equals(input.residentRequired), input.stayYearsMax,
                Boolean.TRUE.equals(input.tradingRequired));
    }
}
