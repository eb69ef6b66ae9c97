/** One advert in each language, made up: online work near a border, a free journey, a chat address. */
export const adverts: Record<string, string> = {
  en: 'Chat support staff wanted in Myawaddy! Salary 1,500 USD, no experience needed, a car will pick you up. Leaving tonight. Telegram only: t.me/example_boss',
  th: 'รับแอดมินตอบแชทที่เมียวดี เงินเดือน 45,000 บาท ไม่ต้องมีประสบการณ์ มีรถมารับ รถออกคืนนี้ ทักไลน์ @example_boss เท่านั้น',
  my: 'မြဝတီမှာ ချက်တင်ဝန်ထမ်း အလိုရှိသည်။ လစာ ဘတ် ၃၀၀၀၀။ အတွေ့အကြုံမလိုပါ။ ကားနဲ့ လာကြိုပေးမယ်။ ဒီညထွက်မယ်။ Telegram ကဆက်သွယ်ပါ t.me/example_boss',
  km: 'ត្រូវការបុគ្គលិកឆ្លើយសារអតិថិជន នៅប៉ោយប៉ែត ប្រាក់ខែ 1500$ មិនត្រូវការបទពិសោធន៍ មានឡានមកយក ចេញដំណើរយប់នេះ តាម Telegram t.me/example_boss',
  lo: 'ຮັບພະນັກງານຕອບແຊັດລູກຄ້າ ຢູ່ສາມຫຼ່ຽມຄຳ ເງິນເດືອນ 30,000 ບາດ ບໍ່ຕ້ອງມີປະສົບການ ມີລົດມາຮັບ ລົດອອກຄືນນີ້ ທັກ WhatsApp 020 5550 0000',
  vi: 'Tuyển nhân viên chat với khách tại Mộc Bài, lương 30 triệu, không cần kinh nghiệm, có xe đón tận nhà, tối nay xe chạy, chỉ nhắn zalo 0900 000 000',
  zh: '西港招聊天客服，月薪2万，无需经验，包机票，今晚就走，加飞机联系 t.me/example_boss',
};
