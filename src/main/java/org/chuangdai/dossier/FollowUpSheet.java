package org.chuangdai.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.access.View;
import org.chuangdai.entrepreneur.StartupSheet;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Sheet;

/** Follow-ups of loans and start-ups in and out. */
@ApplicationScoped
public class FollowUpSheet implements Sheet {

    @Override
    public String kind() {
        return "follow-ups";
    }

    @Override
    public String label() {
        return "跟踪服务";
    }

    @Override
    public String table() {
        return "follow_up";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("reference", "编号", CellTypes.code()).alias("记录编号").asKey(),
                Column.of("contractNo", "合同编号", CellTypes.code()).alias("贷款合同编号").into("loan_id").names(new Column.Reference("loan", "contract_no", "id", "UNKNOWN_CONTRACT")),
                Column.of("startup", "统一社会信用代码", CellTypes.upperCaseCode()).alias("创业实体", "信用代码").into("startup_id").names(StartupSheet.REFERENCE),
                Column.of("kind", "方式", CellTypes.oneOf(FollowUpKind.class)).alias("类型").needed(),
                Column.of("heldOn", "日期", CellTypes.date()).alias("走访日期", "服务日期").needed(),
                Column.of("visitor", "服务人员", CellTypes.text(100)).alias("走访人").needed(),
                Column.of("finding", "情况", CellTypes.text(2_000)).alias("走访情况"),
                Column.of("nextOn", "下次日期", CellTypes.date()));
    }

    @Override
    public Reach reach(String row) {
        return Reach.of("coalesce((select l.division from loan l where l.id = " + row + ".loan_id), (select s.division from startup s where s.id = " + row + ".startup_id))")
                .with(Reach.belowLoan(row + ".loan_id"), View.BANK, View.GUARANTEED);
    }

    @Override
    public void check(Row row) {
        row.inOrder("heldOn", "nextOn");
        if ((row.get("contractNo") == null) == (row.get("startup") == null)) {
            row.refuse("contractNo", "ONE_SUBJECT", "合同编号和统一社会信用代码须且只须填写一个。", "Name a loan or a start-up, and only one of them.");
        }
    }
}
