package org.chuangdai.repayment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds what the service says of a loan against a model of it. */
final class LoanMirror {
    private LoanMirror() {
    }

    /** The state, figures, schedule, accounts and allocations of the loan are the model's. */
    static void assertServed(ModelLoan model, String contractNo, String story) {
        // One look into the answer: each path is compiled anew.
        Map<String, Object> loan = LoanCommands.loan(contractNo, "status balance overduePrincipal overdueDays maturesOn schedule { dueOn principal paidPrincipal } "
                + "accounts { account balance } repayments { allocations { number principal } }").getMap("data.loan");
        assertEquals(List.of(model.status(), model.balance(), model.overduePrincipal(), model.overdueDays(), model.maturesOn.toString()),
                List.of(loan.get("status"), loan.get("balance"), loan.get("overduePrincipal"), loan.get("overdueDays"), loan.get("maturesOn")), story);
        List<Map<String, ?>> schedule = rows(loan, "schedule");
        assertEquals(model.schedule.stream().map(line -> line.dueOn() + " " + line.principal()).toList(),
                schedule.stream().map(line -> line.get("dueOn") + " " + line.get("principal")).toList(), story);
        assertEquals(model.paidOfSchedule(), schedule.stream().map(line -> line.get("paidPrincipal")).toList(), story);
        Map<String, BigDecimal> accounts = new TreeMap<>();
        rows(loan, "accounts").forEach(account -> accounts.put((String) account.get("account"), (BigDecimal) account.get("balance")));
        model.accounts().forEach((account, balance) -> assertEquals(0, balance.compareTo(accounts.getOrDefault(account, BigDecimal.ZERO)), account + " in " + story));
        assertEquals(0, accounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).signum(), story);
        Map<Integer, BigDecimal> allocated = new HashMap<>();
        rows(loan, "repayments").forEach(posting -> rows(posting, "allocations")
                .forEach(part -> allocated.merge(((Number) part.get("number")).intValue(), (BigDecimal) part.get("principal"), BigDecimal::add)));
        for (int i = 0; i < schedule.size(); i++) {
            assertEquals(0, model.paidOfSchedule().get(i).compareTo(allocated.getOrDefault(i + 1, BigDecimal.ZERO)), "instalment " + (i + 1) + " in " + story);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, ?>> rows(Map<String, ?> parent, String field) {
        return (List<Map<String, ?>>) parent.get(field);
    }
}
