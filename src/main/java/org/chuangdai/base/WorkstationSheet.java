package org.chuangdai.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.entrepreneur.EntrepreneurSheet;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Sheet;

/** Workstations that persons applied for, in and out. */
@ApplicationScoped
public class WorkstationSheet implements Sheet {

    @Override
    public String kind() {
        return "workstations";
    }

    @Override
    public String label() {
        return "创业工位";
    }

    @Override
    public String table() {
        return "workstation_allocation";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("base", "基地代码", CellTypes.code()).alias("基地", "所属基地").into("base_id").names(BaseSheet.REFERENCE).asKey(),
                EntrepreneurSheet.person().asKey(),
                Column.of("appliedOn", "申请日期", CellTypes.date()).asKey(),
                Column.of("group", "人员类别", CellTypes.oneOf(BorrowerGroup.class)).alias("群体").into("borrower_group"),
                Column.of("workstations", "工位数", CellTypes.integer(1, 10_000)).alias("工位").orElse("1"),
                Column.of("status", "状态", CellTypes.oneOf(WorkstationStatus.class)).alias("审核结果").needed(),
                Column.of("decidedOn", "审核日期", CellTypes.date()),
                Column.of("releasedOn", "退还日期", CellTypes.date()));
    }

    @Override
    public Reach reach(String row) {
        return Reach.belowBase(row + ".base_id");
    }

    @Override
    public void check(Row row) {
        row.inOrder("appliedOn", "decidedOn");
        row.inOrder("decidedOn", "releasedOn");
        boolean decided = !WorkstationStatus.APPLIED.name().equals(row.get("status"));
        if (decided != (row.get("decidedOn") != null)) {
            row.refuse("decidedOn", "MISSING", "已审核的须填写审核日期，未审核的不填。", "A decision has its day, and an open application has none.");
        }
        if (row.get("releasedOn") != null && !WorkstationStatus.APPROVED.name().equals(row.get("status"))) {
            row.refuse("releasedOn", "NOT_APPROVED", "只有审核通过的工位才有退还日期。", "Only approved workstations are given back.");
        }
    }
}
