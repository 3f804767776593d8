/** Top-level domains that are no word of any sentence. */
export const SURE_DOMAINS = 'com|net|org|info|biz|xyz';
/** Some are words, but few leave out the space before just these; socket.io is the price. */
export const TOP_LEVEL_DOMAINS = `${SURE_DOMAINS}|icu|cyou|top|club|shop|store|online|site|app|dev|blog|tech|vip|bet|casino|ae|bh|cc|cn|co|de|dz|eg|fr|gg|gov|edu|io|iq|ir|jo|kw|lb|ly|ma|me|om|ps|qa|ru|sa|sd|sy|tk|tn|tr|tv|uk|ws|ye`;
/** As a dot is said before them, words of other sentences too: .NET, polka dot shop, dot me. */
export const SAID_AS_WORDS = 'net|top|club|shop|store|online|site|app|dev|blog|tech|bet|me|ma|de|co|نت';
