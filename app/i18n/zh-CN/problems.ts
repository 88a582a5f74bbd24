export default {
  'general.invalid_input': '有内容填得不对，请按提示改一下再提交。',
  'general.unexpected': '没有办成，是我们这边出了问题。请稍等一分钟再试；还是不行，请联系客服。',
  'general.other_origin': '这次提交不是从本站发出的，没有受理。请回到页面重新提交。',
  'general.too_large': '内容太大，没有收下。请换一个小一些的文件，或者分几次提交。',
}
