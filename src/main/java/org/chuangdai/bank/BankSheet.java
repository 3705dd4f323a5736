package org.chuangdai.bank;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.access.Reach;
import org.chuangdai.transfer.CellTypes;
import org.chuangdai.transfer.Column;
import org.chuangdai.transfer.Sheet;

/** Banks in and out. */
@ApplicationScoped
public class BankSheet implements Sheet {
    /** Belongs to no division: only those who see everything change banks. */

    @Override
    public String kind() {
        return "banks";
    }

    @Override
    public String label() {
        return "银行";
    }

    @Override
    public String table() {
        return "bank";
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.of("code", "银行代码", CellTypes.code()).alias("代码").asKey(),
                Column.of("name", "银行名称", CellTypes.text(200)).alias("名称", "经办银行").needed());
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public Reach reach(String row) {
        return Reach.ofEverybody();
    }
}
