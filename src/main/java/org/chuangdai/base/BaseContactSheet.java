package org.chuangdai.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.chuangdai.access.Masking;
import org.chuangdai.access.Reach;
import org.chuangdai.entrepreneur.EntrepreneurSheet;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.MergeStep;
import org.chuangdai.transfer.Row;
import org.chuangdai.transfer.Sheet;
import org.chuangdai.vault.RotationLock;
import org.chuangdai.vault.SealedField;

/** Contacts, party stations, mentors and staff of bases in and out. */
@ApplicationScoped
public class BaseContactSheet implements Sheet {

    @Override
    public String kind() {
        return "base-contacts";
    }

    @Override
    public String label() {
        return "基地联络与服务人员";
    }

    @Override
    public String table() {
        return "base_contact";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("base", "基地代码", CellTypes.code()).alias("基地", "所属基地").into("base_id").names(BaseSheet.REFERENCE).asKey(),
                Column.of("kind", "类型", CellTypes.oneOf(BaseContactKind.class)).asKey(),
                Column.of("name", "姓名", CellTypes.text(100)).ofPerson().alias("名称").asKey(),
                Column.of("organisation", "单位", CellTypes.text(200)).alias("工作单位"),
                Column.of("phone", "手机号", EntrepreneurSheet.phone()).alias("手机", "联系电话").masked(Masking::phone).sealedAs(SealedField.CONTACT_PHONE),
                Column.of("from", "起始日期", CellTypes.date()).alias("起").into("from_on"),
                Column.of("until", "截止日期", CellTypes.date()).alias("止").into("until_on"));
    }

    @Override
    public Reach reach(String row) {
        return Reach.belowBase(row + ".base_id");
    }

    @Override
    public void begin(MergeStep step) throws SQLException {
        RotationLock.take(step.connection());
    }

    @Override
    public void check(Row row) {
        row.inOrder("from", "until");
    }
}
