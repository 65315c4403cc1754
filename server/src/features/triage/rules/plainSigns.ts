/** Traditional characters that stand in words of danger, quarrel and number, each followed by its plain form (繁简). */
const traditional =
  "殺杀槍枪藥药樓楼農农氣气燒烧鎖锁繩绳遺遗書书爐炉電电傷伤門门來来們们個个沒没說说話话這这裡里裏里現现還还過过給给對对開开關关車车橋桥頂顶頭头臉脸腦脑綁绑壓压點点煙烟體体應应聲声動动媽妈爺爷孫孙學学錢钱債债樣样嗎吗著着後后從从進进遠远運运連连邊边達达遲迟" +
  "長长間间問问聞闻鬧闹閉闭閣阁聽听見见親亲覺觉觀观視视請请講讲誰谁談谈調调謝谢證证識识議议論论記记許许設设認认讓让計计訴诉詐诈試试誤误譯译讀读變变負负貨货貸贷費费賠赔賣卖買买資资賬账貼贴賭赌贏赢幹干幾几亂乱黨党衝冲決决淚泪減减渾浑溝沟滅灭漲涨潰溃濃浓灣湾災灾烏乌無无熱热" +
  "燈灯燙烫爛烂爾尔狀状獄狱獨独環环產产畝亩畢毕療疗瘋疯癒愈盜盗監监盤盘礦矿禍祸離离種种稱称穀谷窮穷窩窝筆笔紅红約约級级純纯紙纸細细終终結结絕绝統统經经綫线線线緊紧緩缓繼继續续羅罗義义習习聯联肅肃脅胁腫肿腸肠膽胆臟脏興兴舉举舊旧艙舱莊庄葉叶蓋盖藍蓝蘭兰處处號号虧亏蟲虫衆众眾众術术" +
  "衛卫補补裝装規规貓猫貧贫賊贼賤贱趕赶跡迹蹤踪軟软輕轻載载輛辆輪轮轉转辦办農农違违適适選选還还郵邮鄉乡鄰邻醫医釋释針针釘钉鈔钞鋼钢錯错鐘钟鐵铁鏟铲鑰钥闖闯陣阵陰阴陳陈陸陆險险隊队階阶隨随隱隐雞鸡雜杂難难雲云霧雾靜静響响項项順顺須须預预領领頸颈額额顧顾顫颤風风飛飞飯饭飲饮餓饿館馆馬马駕驾" +
  "騎骑騙骗驚惊驗验髒脏鬥斗魚鱼鮮鲜麥麦麼么黃黄齊齐齒齿龍龙執执報报場场塊块壞坏墻墙牆墙壯壮夠够奪夺奮奋婦妇孃娘寶宝實实審审寫写專专將将尋寻導导屍尸層层屬属岡冈島岛嶺岭幣币師师帳账帶带廠厂廢废廣广廳厅弒弑張张強强彈弹歸归當当錄录徹彻恥耻悶闷惡恶慘惨慚惭憐怜憑凭憤愤懼惧懸悬戰战戲戏戶户拋抛挾挟捨舍掃扫" +
  "掛挂採采揚扬換换損损搖摇搶抢摟搂撐撑撥拨撲扑擊击擋挡據据擠挤擾扰攔拦攙搀攪搅敵敌數数斃毙斷断時时晝昼暈晕曉晓會会東东條条棄弃極极榮荣構构樁桩標标樹树橫横檢检欄栏歐欧歲岁歷历殘残毆殴毀毁氈毡湯汤滾滚滿满漸渐瀉泻";

const plain = new Map<string, string>();
for (let index = 0; index + 1 < traditional.length; index += 2)
  plain.set(traditional.charAt(index), traditional.charAt(index + 1));

/** One sign of a text made plain: traditional to simplified, full-width to half, capital to small, ā to a. Always one sign for one. */
export function plainSign(sign: string): string {
  const known = plain.get(sign);
  if (known !== undefined) return known;
  const code = sign.charCodeAt(0);
  if (code >= 0x4e00 && code <= 0x9fff) return sign;
  if (code === 0x3000) return " ";
  if (code >= 0xff01 && code <= 0xff5e) return plainSign(String.fromCharCode(code - 0xfee0));
  if (code >= 0x41 && code <= 0x5a) return String.fromCharCode(code + 32);
  if (code >= 0xc0 && code <= 0x24f) return sign.normalize("NFD").charAt(0).toLowerCase();
  return sign;
}
