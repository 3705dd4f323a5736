package org.chuangdai.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What one document says for one place from one day on. It is never edited: a later version succeeds it. */
@Description("政策版本 · What one document says for one place from one day on.")
public record PolicyVersion(
        @Ignore long key,
        @NonNull @Description("依据 · Document that it comes from.") PolicySource source,
        @Description("失效前最后一日 · Last day in force; open when missing.") LocalDate effectiveUntil,
        @Description("说明 · Note on the source.") String note,
        @NonNull @Description("自此未知的字段：文件已作修改，取值未见来源 · Fields that the document changed to a value nobody could source.") List<@NonNull PolicyField> cleared,
        @Ignore Map<PolicyField, Object> values,
        @NonNull @Description("额度 · Limits.") List<@NonNull PolicyLimit> limits,
        @NonNull @Description("贴息规则 · Interest subsidy.") List<@NonNull SubsidyRule> subsidies,
        @NonNull @Description("免除反担保 · Waivers of the counter-guarantee.") List<@NonNull PolicyWaiver> waivers,
        @NonNull @Description("贴息分担 · Shares of the interest subsidy.") List<@NonNull SubsidyShare> subsidyShares,
        @NonNull @Description("代偿分担 · Shares of a compensation.") List<@NonNull FundShare> fundShares) {
    /** Owner of the national versions; no division has this code. */
    public static final String NATION = "000000000000";
    /** Key of a version that nobody issued. */
    static final long ASSUMED = 0;
    static final String COLUMNS = "v.id, " + PolicySource.COLUMNS + ", v.effective_until, v.note, v.cleared, "
            + Stream.of(PolicyField.values()).map(field -> "v." + field.column()).collect(Collectors.joining(", "));

    PolicyVersion(Cells cells) {
        this(cells.id(), new PolicySource(cells), cells.date(), cells.text(), cells.constants(PolicyField.class), values(cells),
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private static Map<PolicyField, Object> values(Cells cells) {
        Map<PolicyField, Object> values = new EnumMap<>(PolicyField.class);
        for (PolicyField field : PolicyField.values()) {
            Object value = field.read(cells);
            if (value != null) {
                values.put(field, value);
            }
        }
        return values;
    }

    /** One value of a version, as people read it. */
    @Description("政策取值 · One value of a version.")
    public record Value(
            @NonNull @Description("字段 · Field.") PolicyField field,
            @NonNull @Description("名称 · Its Chinese name.") String label,
            @NonNull @Description("取值 · Value.") String value) {
    }

    @NonNull
    @Description("取值 · The single values that the version sets.")
    public List<@NonNull Value> getSet() {
        return values.entrySet().stream().map(entry -> new Value(entry.getKey(), entry.getKey().label(), PolicyField.print(entry.getValue()))).toList();
    }

    /** Digits of the owner's code that mean something; the nation has none. */
    String place() {
        return place(source.divisionCode());
    }

    static String place(String code) {
        return code.equals(NATION) ? "" : DivisionCode.prefix(code);
    }

    boolean isInForce(LocalDate day) {
        return !source.effectiveFrom().isAfter(day) && (effectiveUntil == null || !effectiveUntil.isBefore(day));
    }
}
