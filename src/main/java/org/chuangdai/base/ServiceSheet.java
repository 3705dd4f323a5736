package org.chuangdai.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Sheet;

/** Incubation services in and out. */
@ApplicationScoped
public class ServiceSheet implements Sheet {

    @Override
    public String kind() {
        return "services";
    }

    @Override
    public String label() {
        return "孵化服务";
    }

    @Override
    public String table() {
        return "incubation_service";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("base", "基地代码", CellTypes.code()).alias("基地", "所属基地").into("base_id").names(BaseSheet.REFERENCE).asKey(),
                Column.of("startup", "统一社会信用代码", CellTypes.upperCaseCode()).alias("创业实体", "信用代码").into("startup_id")
                        .names(new Column.Reference("startup", "uscc", "id", "UNKNOWN_STARTUP")).asKey(),
                Column.of("kind", "服务类型", CellTypes.oneOf(ServiceKind.class)).alias("类型").asKey(),
                Column.of("servedOn", "服务日期", CellTypes.date()).alias("日期").asKey());
    }

    @Override
    public Reach reach(String row) {
        return Reach.belowBase(row + ".base_id");
    }
}
