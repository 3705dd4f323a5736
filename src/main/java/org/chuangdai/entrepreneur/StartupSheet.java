package org.chuangdai.entrepreneur;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;
import org.chuangdai.access.Masking;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellRefusal;
import org.chuangdai.transfer.CellType;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Sheet;
import org.chuangdai.vault.SealedField;

/** Start-ups in and out. */
@ApplicationScoped
public class StartupSheet implements Sheet {
    /** How other sheets name a start-up. */
    public static final Column.Reference REFERENCE = new Column.Reference("startup", "uscc", "id", "UNKNOWN_STARTUP");
    /** Registration number of sole traders before credit codes. */
    private static final Pattern OLD_REGISTRATION = Pattern.compile("\\d{15}");

    @Override
    public String kind() {
        return "startups";
    }

    @Override
    public String label() {
        return "创业实体";
    }

    @Override
    public String table() {
        return "startup";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("uscc", "统一社会信用代码", creditCode()).alias("信用代码").asKey(),
                Column.of("name", "名称", CellTypes.text(200)).alias("企业名称", "实体名称").needed(),
                Column.of("kind", "实体类型", CellTypes.oneOf(StartupKind.class)).alias("类型").needed(),
                Column.of("founder", "创办人身份证号", CellTypes.upperCaseCode()).alias("创办人", "法定代表人身份证号").into("founder_id")
                        .namesSealed(SealedField.IDENTITY_NUMBER, "UNKNOWN_FOUNDER").masked(Masking::identityNumber).needed(),
                Column.division("division").needed(),
                Column.of("industry", "行业", CellTypes.text(100)).alias("所属行业"),
                Column.of("registeredOn", "注册日期", CellTypes.date()).alias("登记日期", "成立日期"),
                Column.of("employees", "从业人数", CellTypes.integer(0, 10_000_000)).alias("员工数", "职工人数"));
    }

    @Override
    public Reach reach(String row) {
        return Reach.ofStartup(row);
    }

    private static CellType creditCode() {
        return CellTypes.upperCaseCode().then(code -> {
            if (!CreditCode.isValid(code) && !OLD_REGISTRATION.matcher(code).matches()) {
                throw new CellRefusal("INVALID_USCC", "“%s”不是有效的统一社会信用代码。", "“%s” is no valid unified social credit code.", CellRefusal.echo(code));
            }
            return code;
        });
    }
}
