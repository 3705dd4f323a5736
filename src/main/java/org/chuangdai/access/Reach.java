package org.chuangdai.access;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What decides whether a row of some kind is in sight: for each view that shows such rows at all a condition in SQL, with a {@code ?} for the key of
 * the view; views of a division take the first and the last code of it. The same is said once more, for every caller at once, by the policies of
 * the database (migration of row-level security), and a test holds the two against each other.
 *
 * @param conditions by view; a view that is absent shows no such row
 */
public record Reach(Map<View, String> conditions) {
    private static final String BETWEEN = " between ? and ?";
    /** Who answers for a loan: its bank alone where it lends on its own credit judgement. */
    private static final String GUARANTEED = ".guarantee <> 'BANK_CREDIT'";
    private static final String BANK = "(select o.id from bank o where o.code = ?)";
    private static final String BASE = "(select o.id from incubation_base o where o.code = ?)";
    private static final String PERSON = "(select o.id from entrepreneur o where o.identity_hash = any (?::text::bytea[]))";

    /** Rows that lie in a division and are nobody else's. @param division expression of the 12-digit code */
    public static Reach of(String division) {
        return new Reach(Map.of(View.PLACE, division + BETWEEN));
    }

    /** Rows without anything personal from which figures are made: also for those who see figures alone. */
    public static Reach ofFigures(String division) {
        return new Reach(Map.of(View.PLACE, division + BETWEEN, View.FIGURES, division + BETWEEN));
    }

    /** Budgets, funds and their books. */
    public static Reach ofMoney(String division) {
        return new Reach(Map.of(View.PLACE, division + BETWEEN, View.FIGURES, division + BETWEEN, View.MONEY, division + BETWEEN, View.GUARANTEED, division + BETWEEN));
    }

    /** Loans. @param l alias of the row, with the columns of the table */
    public static Reach ofLoan(String l) {
        String division = l + ".division" + BETWEEN;
        return new Reach(Map.of(View.PLACE, division, View.FIGURES, division, View.MONEY, division, View.GUARANTEED, division + " and " + l + GUARANTEED,
                View.BANK, l + ".bank_id = " + BANK, View.PERSON, l + ".borrower_id = " + PERSON));
    }

    /** Rows that belong to a loan. @param loanId expression of the loan's id */
    public static Reach belowLoan(String loanId) {
        return ofLoan("seen").within(condition -> "exists (select from loan seen where seen.id = " + loanId + " and " + condition + ")");
    }

    /** Persons: of a division, those behind loans in sight, founders of a base's residents, oneself. @param e alias of the row */
    public static Reach ofPerson(String e) {
        return new Reach(Map.of(View.PLACE, e + ".division" + BETWEEN,
                View.MONEY, e + ".id in (" + behindLoans("seen.division" + BETWEEN) + " union all select paid.entrepreneur_id from subsidy paid where paid.division" + BETWEEN
                        + " union all select f.founder_id from subsidy paid join startup f on f.id = paid.startup_id where paid.division" + BETWEEN + ")",
                View.GUARANTEED, e + ".id in (" + behindLoans("seen.division" + BETWEEN + " and seen" + GUARANTEED) + ")",
                View.BANK, e + ".id in (" + behindLoans("seen.bank_id = " + BANK) + ")",
                View.BASE, e + ".id in (select f.founder_id from residency y join startup f on f.id = y.startup_id where y.base_id = " + BASE + ")",
                View.PERSON, e + ".id = " + PERSON));
    }

    private static String behindLoans(String condition) {
        return "select seen.borrower_id from loan seen where " + condition
                + " union all select f.founder_id from loan seen join startup f on f.id = seen.startup_id where " + condition;
    }

    /**
     * Persons as part of another record, as the borrower of a loan: besides those that lists have also, of a division, whoever lives elsewhere and borrows,
     * founded or was paid there. Lists leave them out, since finding them costs a look at every loan.
     */
    public static Reach ofPersonNamed(String e) {
        String startup = ofStartupNamed("f").condition(View.PLACE);
        return ofPerson(e).through(View.PLACE, "(" + e + ".division" + BETWEEN + exists("loan", "borrower_id", e) + exists("subsidy", "entrepreneur_id", e)
                + " or exists (select from startup f where f.founder_id = " + e + ".id and " + startup + "))");
    }

    /** Start-ups: of a division, those of loans in sight, residents of a base, one's own. @param s alias of the row */
    public static Reach ofStartup(String s) {
        String ofLoans = s + ".id in (select seen.startup_id from loan seen where seen.";
        return new Reach(Map.of(View.PLACE, s + ".division" + BETWEEN, View.FIGURES, s + ".division" + BETWEEN,
                View.MONEY, ofLoans + "division" + BETWEEN + " union all select paid.startup_id from subsidy paid where paid.division" + BETWEEN + ")",
                View.GUARANTEED, ofLoans + "division" + BETWEEN + " and seen" + GUARANTEED + ")",
                View.BANK, ofLoans + "bank_id = " + BANK + ")",
                View.BASE, s + ".id in (select y.startup_id from residency y where y.base_id = " + BASE + ")",
                View.PERSON, s + ".founder_id = " + PERSON));
    }

    /** Start-ups as part of another record, see {@link #ofPersonNamed}: of a division also those that borrow, are resident or were paid there. */
    public static Reach ofStartupNamed(String s) {
        return ofStartup(s).through(View.PLACE, "(" + s + ".division" + BETWEEN + exists("loan", "startup_id", s) + exists("subsidy", "startup_id", s)
                + " or exists (select from residency y join incubation_base seen on seen.id = y.base_id where y.startup_id = " + s + ".id and seen.division" + BETWEEN + "))");
    }

    private static String exists(String table, String column, String row) {
        return " or exists (select from " + table + " seen where seen." + column + " = " + row + ".id and seen.division" + BETWEEN + ")";
    }

    /** Bases and what belongs to them. @param division of the base @param baseId its id */
    public static Reach ofBase(String division, String baseId) {
        return new Reach(Map.of(View.PLACE, division + BETWEEN, View.FIGURES, division + BETWEEN, View.BASE, baseId + " = " + BASE));
    }

    /** Rows that belong to a base. @param baseId expression of its id */
    public static Reach belowBase(String baseId) {
        return ofBase("(select seen.division from incubation_base seen where seen.id = " + baseId + ")", baseId);
    }

    /** Subsidies paid: to a base its own, to a citizen the own and those of the own start-ups. @param s alias of the row */
    public static Reach ofSubsidy(String s) {
        String division = s + ".division" + BETWEEN;
        return new Reach(Map.of(View.PLACE, division, View.FIGURES, division, View.MONEY, division, View.BASE, s + ".base_id = " + BASE,
                View.PERSON, "(" + s + ".entrepreneur_id = " + PERSON + " or " + s + ".startup_id in (select own.id from startup own where own.founder_id = " + PERSON + "))"));
    }

    private Reach within(UnaryOperator<String> around) {
        return new Reach(conditions.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> around.apply(entry.getValue()))));
    }

    private Reach through(View view, String condition) {
        Map<View, String> other = new EnumMap<>(conditions);
        other.put(view, condition);
        return new Reach(other);
    }

    /** These rows through further views as well, as another reach has them. */
    public Reach with(Reach other, View... views) {
        Map<View, String> more = new EnumMap<>(conditions);
        Arrays.stream(views).forEach(view -> more.put(view, other.condition(view)));
        return new Reach(more);
    }

    /** Rows that everybody sees who sees anything: terms and names that all work with. */
    public static Reach ofEverybody() {
        return new Reach(Arrays.stream(View.values()).collect(Collectors.toUnmodifiableMap(view -> view, view -> "true")));
    }

    String condition(View view) {
        return conditions.get(view);
    }

    /** Whether a view of a division shows every row of this kind there. */
    boolean isWhole(View view) {
        return conditions.containsKey(view) && conditions.get(view).equals(conditions.get(View.PLACE));
    }
}
