package org.chuangdai.access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.RowScope;
import org.chuangdai.sql.Sql;

/**
 * The rows a caller may see. Every statement of every read takes one; this is the only place where it becomes SQL.
 * Who sees what: README, "Access".
 *
 * @param views        ways of seeing, which add up
 * @param division     prefix of 0 (everything), 2, 4, 6, 9 or 12 digits, of the views of a division; null sees nothing through them
 * @param organisation code of the bank or base, of the views of an organisation; null sees nothing through them
 * @param person       what finds the own file, see {@link Reach}; null sees nothing through it
 * @param masksNames   whether names of persons are masked
 */
public record Sight(Set<View> views, String division, String organisation, String person, boolean masksNames) {
    private static final int PROVINCE_DIGITS = 2;
    public static final Sight ALL = ofPlace("");
    public static final Sight NOTHING = new Sight(Set.of(), null, null, null, false);

    public Sight {
        views = views.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(views));
    }

    /** Everything of a division, a prefix. */
    public static Sight ofPlace(String division) {
        return new Sight(EnumSet.of(View.PLACE), division, null, null, false);
    }

    /** Adds the condition that keeps the rows in sight. */
    public Sql restrict(Sql sql, Reach reach) {
        sql.under(scope());
        if (coversEverything()) {
            return sql;
        }
        Map<String, List<Object>> alternatives = new LinkedHashMap<>();
        for (View view : views) {
            String condition = reach.condition(view);
            if (condition != null && hasKey(view)) {
                alternatives.put(condition, values(view, condition));
            }
        }
        if (alternatives.isEmpty()) {
            return sql.and("false");
        }
        List<Object> values = new ArrayList<>();
        alternatives.values().forEach(values::addAll);
        String condition = String.join(" or ", alternatives.keySet());
        return sql.and(isOfProvince(reach) ? "case when " + condition + " then true else false end" : condition, values.toArray());
    }

    /** A province is most of the rows that there are: its condition keeps rows and finds none, and as a case PostgreSQL takes it so, without a new plan each time. */
    private boolean isOfProvince(Reach reach) {
        return division != null && division.length() <= PROVINCE_DIGITS && isOfPlaceAlone(reach);
    }

    /** Whether any row of this kind can be in sight. */
    public boolean reaches(Reach reach) {
        return coversEverything() || views.stream().anyMatch(view -> reach.condition(view) != null && hasKey(view));
    }

    private boolean hasKey(View view) {
        return switch (view.key()) {
            case DIVISION -> division != null;
            case ORGANISATION -> organisation != null;
            case PERSON -> person != null;
        };
    }

    /** As many values as the condition has places for: of a division the first and the last code, in turn. */
    private List<Object> values(View view, String condition) {
        int places = (int) condition.chars().filter(c -> c == '?').count();
        List<Object> values = new ArrayList<>(places);
        for (int i = 0; i < places; i++) {
            values.add(switch (view.key()) {
                case DIVISION -> i % 2 == 0 ? first() : last();
                case ORGANISATION -> organisation;
                case PERSON -> person;
            });
        }
        return values;
    }

    /** As row-level security knows it: without what tells callers apart and shows no row, so that those who see the same have the same. */
    public RowScope scope() {
        boolean place = isOfDivision();
        return new RowScope(views.stream().map(view -> String.valueOf(view.letter())).collect(Collectors.joining()), place ? first() : "", place ? last() : "",
                sees(View.Key.ORGANISATION) && organisation != null ? organisation : "", sees(View.Key.PERSON) && person != null ? person : "");
    }

    private String first() {
        return division + "0".repeat(DivisionCode.LENGTH - division.length());
    }

    private String last() {
        return division + "9".repeat(DivisionCode.LENGTH - division.length());
    }

    /** The division of which every row of this kind is in sight; null when there is none. */
    public String whole(Reach reach) {
        return division != null && views.stream().anyMatch(reach::isWhole) ? division : null;
    }

    /** Whether no row of this kind outside of a division is in sight. */
    public boolean isOfPlaceAlone(Reach reach) {
        return views.stream().allMatch(view -> reach.condition(view) == null || view.key() == View.Key.DIVISION || !hasKey(view));
    }

    /** Whether everything below this division prefix is in sight. */
    public boolean covers(String divisionPrefix) {
        return views.contains(View.PLACE) && division != null && divisionPrefix.startsWith(division);
    }

    /** Whether anything below this division prefix is in sight through a division, or may be through something else. */
    public boolean touches(String divisionPrefix) {
        return isInPart() || isOfDivision() && (divisionPrefix.startsWith(division) || division.startsWith(divisionPrefix));
    }

    /** Refuses with FORBIDDEN what is about a division out of sight, where a list would just be empty. Who sees rows of his own wherever they lie is not refused. */
    public void require(String asked) {
        if (!isInPart() && !(isOfDivision() && DivisionCode.prefix(asked).startsWith(division))) {
            throw outOfSight(asked);
        }
    }

    /**
     * Refuses with FORBIDDEN figures of a kind of which no row can be in sight, and those of a division of which none can: zeros would be taken for an answer.
     *
     * @param asked the division that the question names, or null
     */
    public void requireFigures(Reach reach, String asked) {
        if (!reaches(reach)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "您的角色看不到这类数据的统计；如需要请联系管理员。", "Your role does not see figures of this kind; ask an administrator if you need them.");
        }
        if (asked == null) {
            return;
        }
        String place = DivisionCode.prefix(asked);
        boolean any = views.stream().anyMatch(view -> reach.condition(view) != null && hasKey(view) && (view.key() != View.Key.DIVISION || place.startsWith(division)));
        if (!any) {
            throw outOfSight(asked);
        }
    }

    private static Refusal outOfSight(String asked) {
        return new Refusal(ErrorCode.FORBIDDEN, "区划%s不在您的权限范围内。", "Division %s is outside your sight.", asked);
    }

    private boolean isOfDivision() {
        return division != null && sees(View.Key.DIVISION);
    }

    private boolean sees(View.Key key) {
        return views.stream().anyMatch(view -> view.key() == key);
    }

    private boolean isInPart() {
        return views.stream().anyMatch(view -> view.key() != View.Key.DIVISION && hasKey(view));
    }

    /** Whether all of a province is in sight: who sees that may also keep what all provinces share. */
    public boolean coversProvince() {
        return views.contains(View.PLACE) && division != null && division.length() <= PROVINCE_DIGITS;
    }

    public boolean coversEverything() {
        return "".equals(division) && views.contains(View.PLACE);
    }
}
