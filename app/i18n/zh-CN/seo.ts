export default {
  join: '、',
  stop: '。',
  home: {
    description:
      '替爸妈、替孩子找养老和托育服务：上门照护、日间照料、养老院、托育机构。价格写明，评价来自真正做完的服务，在网上预约，全家人一起看着。',
  },
  search: {
    anything: '养老和托育服务',
    words: '「{{q}}」的搜索结果',
    inPlace: '{{place}}{{what}}',
    page: '{{title}}，第 {{page}} 页',
    description: '{{what}}：{{total}} 家机构，看价格、评价和地址，能预约的直接约时间。',
    descriptionIn: '{{place}}{{what}}：{{total}} 家机构，看价格、评价和地址，能预约的直接约时间。',
  },
  provider: { title: '{{name}}，{{place}}' },
}
