package org.chuangdai.repayment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.JsonPath;
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
        JsonPath loan = LoanCommands.loan(contractNo, "status balance overduePrincipal overdueDays maturesOn schedule { dueOn principal paidPrincipal } accounts { account balance } "
                + "repayments { bankSerialNo allocations { number principal } }");
        assertEquals(model.status(), loan.getString("data.loan.status"), story);
        assertEquals(model.balance(), loan.get("data.loan.balance"), story);
        assertEquals(model.overduePrincipal(), loan.get("data.loan.overduePrincipal"), story);
        assertEquals(model.overdueDays(), loan.getInt("data.loan.overdueDays"), story);
        assertEquals(model.maturesOn.toString(), loan.getString("data.loan.maturesOn"), story);
        assertEquals(model.schedule.stream().map(line -> line.dueOn() + " " + line.principal()).toList(),
                loan.<Map<String, ?>>getList("data.loan.schedule").stream().map(line -> line.get("dueOn") + " " + line.get("principal")).toList(), story);
        assertEquals(model.paidOfSchedule(), loan.getList("data.loan.schedule.paidPrincipal"), story);
        Map<String, BigDecimal> accounts = new TreeMap<>();
        loan.<Map<String, ?>>getList("data.loan.accounts").forEach(account -> accounts.put((String) account.get("account"), (BigDecimal) account.get("balance")));
        model.accounts().forEach((account, balance) -> assertEquals(0, balance.compareTo(accounts.getOrDefault(account, BigDecimal.ZERO)), account + " in " + story));
        assertEquals(0, accounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).signum(), story);
        assertAllocationsPayTheSchedule(loan, story);
    }

    private static void assertAllocationsPayTheSchedule(JsonPath loan, String story) {
        Map<Integer, BigDecimal> paid = new HashMap<>();
        for (List<Map<String, ?>> allocations : loan.<List<Map<String, ?>>>getList("data.loan.repayments.allocations")) {
            allocations.forEach(part -> paid.merge(((Number) part.get("number")).intValue(), (BigDecimal) part.get("principal"), BigDecimal::add));
        }
        List<BigDecimal> schedule = loan.getList("data.loan.schedule.paidPrincipal");
        for (int i = 0; i < schedule.size(); i++) {
            assertEquals(0, schedule.get(i).compareTo(paid.getOrDefault(i + 1, BigDecimal.ZERO)), "instalment " + (i + 1) + " in " + story);
        }
    }
}
