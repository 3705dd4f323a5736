package org.chuangdai.subsidy;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AddSubsidyProgrammeInput")
@Description("新增补贴项目 · A programme to add; a criterion that is missing is not checked.")
public class AddSubsidyProgrammeInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{0,63}")
    @Description("代码：大写字母、数字、连字符 · Code: capitals, digits, hyphens.")
    public String code;
    @NonNull
    @NotBlank
    @Size(max = 200)
    @Description("名称 · Name.")
    public String name;
    @NonNull
    @Description("补贴类型 · Kind.")
    public SubsidyKind kind;
    @NonNull
    @Description("收款对象 · Whom it pays.")
    public PayeeKind payeeKind;
    @NonNull
    public String division;
    @NonNull
    @NotBlank
    @Size(max = 200)
    @Description("依据文件 · Document.")
    public String document;
    @Description("起 · In force from.")
    public LocalDate fromOn;
    @Description("止 · In force until.")
    public LocalDate toOn;
    @Size(min = 1, max = 64)
    @Description("一次性标识 · Programmes with the same key are granted once together; without one it may be granted again.")
    public String onceKey;
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("定额（元） · Fixed amount in yuan.")
    public BigDecimal amount;
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("每带动一人（元） · Yuan for each job.")
    public BigDecimal amountPerJob;
    @Positive
    @Digits(integer = 1, fraction = 4)
    @Description("费用比例，不超过1 · Share of the actual cost, at most 1.")
    public BigDecimal costShare;
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("每笔上限（元） · Most of one grant, in yuan.")
    public BigDecimal amountMax;
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("每季度上限（元） · Most in a quarter for one payee, in yuan.")
    public BigDecimal quarterMax;
    @Size(min = 1)
    @Description("补贴人群 · Groups of persons.")
    public List<BorrowerGroup> groups;
    @Min(1)
    @Max(50)
    @Description("毕业年限 · Graduated within so many years.")
    public Integer graduatedYearsMax;
    @Description("须已创业 · Whether a start-up is needed; false by default.")
    public Boolean startupRequired;
    @Min(1)
    @Max(600)
    @Description("登记满（月） · Registered for so many months.")
    public Integer registeredMonthsMin;
    @Min(1)
    @Max(1_000_000)
    @Description("从业人数不低于 · Employs at least so many.")
    public Integer employeesMin;
    @Description("须在孵 · Whether it has to be resident in a base; false by default.")
    public Boolean residentRequired;
    @Min(1)
    @Max(50)
    @Description("在孵不超过（年） · Resident for no more than so many years.")
    public Integer stayYearsMax;
    @Description("须正常经营 · Whether it has to be trading; false by default.")
    public Boolean tradingRequired;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(code, name, kind, payeeKind, division, document, fromOn, toOn, onceKey, GrantPayeeInput.plain(amount), GrantPayeeInput.plain(amountPerJob),
                costShare == null ? null : costShare.stripTrailingZeros().toPlainString(), GrantPayeeInput.plain(amountMax), GrantPayeeInput.plain(quarterMax), groups,
                graduatedYearsMax, startupRequired, registeredMonthsMin, employeesMin, residentRequired, stayYearsMax, tradingRequired);
    }
}
