package org.chuangdai.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AddPolicyVersionInput")
@Description("新增政策版本 · What a document says for a place from a day on.")
public class AddPolicyVersionInput {
    static final int ROWS_MAX = 100;
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("行政区划代码；000000000000为全国 · Code of the division; 000000000000 is the nation.")
    public String division;
    @NonNull
    @Description("施行日期 · In force from.")
    public LocalDate effectiveFrom;
    @Description("失效前最后一日 · Last day in force; open when missing.")
    public LocalDate effectiveUntil;
    @NonNull
    @NotBlank
    @Size(max = 200)
    @Description("文号或来源 · Number of the document, or its source.")
    public String documentNo;
    @NonNull
    @NotBlank
    @Size(max = 200)
    @Description("标题 · Title.")
    public String title;
    @Size(max = 2000)
    @Description("说明 · Note on the source.")
    public String note;
    @Description("自此未知的字段 · Fields that the document changed to a value nobody could source.")
    public List<PolicyField> cleared;
    @Valid
    @Description("取值 · Single values.")
    public PolicyValuesInput values;
    @Size(max = ROWS_MAX)
    @Description("额度 · Limits.")
    public List<@Valid PolicyLimitInput> limits;
    @Size(max = ROWS_MAX)
    @Description("贴息规则，每类主体一条 · Interest subsidy, one for each kind of borrower.")
    public List<@Valid SubsidyRuleInput> subsidies;
    @Size(max = ROWS_MAX)
    @Description("免除反担保，每个理由一条 · Waivers of the counter-guarantee, one for each reason.")
    public List<@Valid PolicyWaiverInput> waivers;
    @Size(max = ROWS_MAX)
    @Description("贴息分担，合计为1 · Shares of the interest subsidy, together 1.")
    public List<@Valid SubsidyShareInput> subsidyShares;
    @Size(max = ROWS_MAX)
    @Description("代偿分担 · Shares of a compensation.")
    public List<@Valid FundShareInput> fundShares;

    Map<PolicyField, Object> byField() {
        return values == null ? Map.of() : values.byField();
    }

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(division, effectiveFrom, effectiveUntil, documentNo, title, note, cleared,
                byField().entrySet().stream().map(entry -> entry.getKey() + "=" + PolicyField.print(entry.getValue())).collect(Collectors.joining(";")),
                each(limits, PolicyLimitInput::values), each(subsidies, SubsidyRuleInput::values), each(waivers, PolicyWaiverInput::values),
                each(subsidyShares, SubsidyShareInput::values), each(fundShares, FundShareInput::values));
    }

    /** The rows of a list that may be missing. */
    static <T, R> List<R> each(List<T> rows, Function<T, R> mapper) {
        return rows == null ? List.of() : rows.stream().map(mapper).toList();
    }
}
