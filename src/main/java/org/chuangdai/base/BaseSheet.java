package org.chuangdai.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.entrepreneur.CreditCode;
import org.chuangdai.transfer.CellRefusal;
import org.chuangdai.transfer.CellType;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Sheet;

/** Incubation bases in and out. */
@ApplicationScoped
public class BaseSheet implements Sheet {
    /** How other sheets name a base. */
    public static final Column.Reference REFERENCE = new Column.Reference("incubation_base", "code", "id", "UNKNOWN_BASE");

    @Override
    public String kind() {
        return "bases";
    }

    @Override
    public String label() {
        return "孵化基地";
    }

    @Override
    public String table() {
        return "incubation_base";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("code", "基地代码", CellTypes.code()).alias("代码", "基地编号").asKey(),
                Column.of("name", "基地名称", CellTypes.text(200)).alias("名称").needed(),
                Column.division("division").needed(),
                Column.of("level", "基地级别", CellTypes.oneOf(BaseLevel.class)).alias("级别"),
                Column.of("demonstration", "示范基地", CellTypes.flag()).alias("是否示范", "是否示范基地").orElse("false"),
                Column.of("type", "基地类型", CellTypes.oneOf(BaseType.class)).alias("类型").needed(),
                Column.of("status", "状态", CellTypes.oneOf(BaseStatus.class)).alias("基地状态").needed(),
                Column.of("operatorName", "运营机构", CellTypes.text(200)).alias("运营单位", "运营机构名称"),
                Column.of("operatorUscc", "运营机构统一社会信用代码", creditCode()).alias("运营单位统一社会信用代码", "运营机构信用代码"),
                Column.of("areaSquareMetres", "场地面积", CellTypes.number("numeric(12, 2)", 2, "0", "9999999999")).alias("面积", "场地面积（平方米）", "场地面积(平方米)"),
                Column.of("workstations", "工位数", CellTypes.integer(0, 1_000_000)).alias("工位"),
                Column.of("accreditedOn", "认定日期", CellTypes.date()).alias("认定时间"),
                Column.of("validUntil", "有效期至", CellTypes.date()).alias("有效期"),
                Column.of("investor", "投资主体", CellTypes.oneOf(Investor.class)),
                Column.of("operationMode", "运营模式", CellTypes.oneOf(OperationMode.class)),
                Column.of("sponsors", "共同培育部门", CellTypes.severalOf(Sponsor.class)).orElse("{}"));
    }

    @Override
    public Reach reach(String row) {
        return Reach.ofBase(row + ".division", row + ".id");
    }

    @Override
    public void check(Row row) {
        row.inOrder("accreditedOn", "validUntil");
    }

    static CellType creditCode() {
        return CellTypes.upperCaseCode().then(code -> {
            if (!CreditCode.isValid(code)) {
                throw new CellRefusal("INVALID_USCC", "“%s”不是有效的统一社会信用代码。", "“%s” is no valid unified social credit code.", CellRefusal.echo(code));
            }
            return code;
        });
    }
}
